import { fastClock } from '../../../bench/faults/clock';
import { chatwootFixture, useChatwoot } from '../../support/chatwoot';
import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { nodeOf, withIds } from '../../support/harness';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { fromRow, SEND, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const respondent = useRespondent();
const chatwoot = useChatwoot();

it('sends no more rows than Respondent publishes in any two seconds, from the first row on', async () => {
	const { sandbox, setup } = respondent;
	const clock = fastClock(1);
	const starts: number[] = [];
	sandbox.faults.add({
		kind: 'slow',
		route: SEND,
		times: Infinity,
		delayMs: 0,
		when: () => starts.push(clock.now()) > 0,
	});
	const limits: typeof respondentFixture.service.limits = () => [
		{ per: 'key', requests: 100, windowMs: 10_000, kept: 'fromTheStart' },
	];
	const node = nodeOf(respondentFixture, { clock, limits, hasLimitsOnLoopback: true });
	const { error } = await runNode({ ...setup, node }, withIds('message:send', fromRow), sheetOf(sandbox, 250));
	expect(error).toBeUndefined();
	expect(storedPerRow(sandbox, 250)).toEqual(Array<number>(250).fill(1));
	// Requests arrive a little after their start, so a window may seem to have those of the next one that came quickly.
	const crowded = starts.filter((at, index) => (starts[index + 110] ?? Infinity) - at < 10_000);
	expect(crowded).toEqual([]);
});

it("repeats a contact search that got Chatwoot's own 429 once, in the next minute of its clock", async () => {
	const { sandbox, setup, clock } = chatwoot;
	const search = 'GET /api/v1/accounts/{account_id}/contacts/search';
	sandbox.faults.add({ kind: '429', route: search });
	const node = nodeOf(chatwootFixture, { clock, hasLimitsOnLoopback: true });
	const { items, error } = await runNode({ ...setup, node }, withIds('contact:search', { searchFor: 'a' }));
	expect([error, items.length > 0]).toEqual([undefined, true]);
	const [refused, repeated] = chatwoot.requestsTo(search);
	expect([refused?.status, repeated?.status, repeated?.query.page]).toEqual([429, 200, '1']);
	const restOfMinute = 60_000 - ((refused?.at ?? 0) % 60_000);
	// The Date of an answer counts in whole seconds, and may be of the minute after that in which the request arrived.
	const difference = Math.abs((clock.slept[0] ?? 0) - restOfMinute);
	expect(Math.min(difference, Math.abs(difference - 60_000))).toBeLessThan(5_000);
});
