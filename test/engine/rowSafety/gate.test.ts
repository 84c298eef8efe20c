import { setTimeout as sleep } from 'node:timers/promises';
import { skippingClock } from '../../support/clock';
import { startNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { nodeOf, withIds } from '../../support/harness';
import { SEND, fromRow, sheetOf } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const sends = () => harness.requestsTo(SEND).length;
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('the gate', () => {
	it.each([
		[undefined, 10],
		[3, 3],
		[40, 40],
	])('keeps at most so many requests under way (Concurrency %s)', async (concurrency, expected) => {
		const { sandbox } = harness;
		let most = 0;
		const count = () => {
			most = Math.max(most, sandbox.requests.filter(({ status }) => status === undefined).length);
			return false;
		};
		sandbox.faults.add({ kind: 'slow', route: SEND, times: Infinity, when: count });
		// The first ones are answered when all that may go out together have arrived, also on a machine that stands still for a while.
		sandbox.faults.add({ kind: 'slow', delayMs: 3_000, route: SEND, times: expected });
		const options = concurrency === undefined ? {} : { concurrency };
		await harness.run('message:send', { ...fromRow, options }, sheetOf(sandbox, 80));
		expect(most).toBe(expected);
	});

	it('pauses as a whole on a 429', async () => {
		harness.sandbox.faults.add({ kind: '429', retryAfter: 30, route: SEND });
		await harness.run('message:send', { ...fromRow, options: { concurrency: 4 } }, sheetOf(harness.sandbox, 40));
		expect(sends()).toBe(41);
		expect(harness.clock.slept.filter((ms) => ms > 20_000).length).toBeGreaterThanOrEqual(1);
	});

	it('closes on the first 401: at most twice Concurrency went out, the rest is refused unsent', async () => {
		Object.assign(harness.setup.credentials.respondentApi ?? {}, { apiSecret: 'wrong' });
		const { outputs } = await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 200), {
			...retry,
			onError: 'continueErrorOutput',
		});
		expect(harness.sandbox.requests.length).toBeLessThanOrEqual(20);
		expect(outputs[1]).toHaveLength(200);
		expect(outputs[1]?.[0]?.json.error).toMatch(
			/^Respondent refused the credentials \(401\)\. Open the credential and check key and secret, and .* environment/,
		);
		expect(outputs[1]?.at(-1)?.json.error).toMatch(/^Not sent, because of row \d+: Respondent refused the credentials/);
	});

	it('lets nothing more out when the execution is cancelled', async () => {
		harness.sandbox.faults.add({ kind: 'slow', delayMs: 30, route: SEND, times: Infinity });
		const node = nodeOf(respondentFixture, { clock: skippingClock() });
		const execution = startNode(
			{ ...harness.setup, node },
			withIds('message:send', fromRow),
			sheetOf(harness.sandbox, 400),
		);
		while (sends() < 20) await sleep(5);
		const before = sends();
		execution.cancel();
		await execution.done;
		await sleep(250);
		// What had left already still arrives: one request of each of the ten lanes.
		expect(sends()).toBeLessThanOrEqual(before + 10);
	});
});
