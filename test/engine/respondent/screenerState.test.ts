import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../sandbox';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { actionRoute, check, responsesIn, skip } from '../../support/respondentResponses';

useExpressionEngine();
const harness = useRespondent();
const { at, act, on, calls } = responsesIn(harness);

const GET = 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}';
const MAINTENANCE = { message: 'Down for maintenance' };
const BERLIN = { timezone: 'Europe/Berlin' };

/** Runs rows that differ in the column `value`. */
const rows = async (operation: string, index: number, values: unknown[], more: INodeParameters) =>
	await harness.run(
		`screenerResponse:${operation}`,
		on(index, more),
		values.map((value) => ({ json: { value: value as boolean } })),
		{ onError: 'continueRegularOutput' },
	);

describe('an answer that holds no screener response', () => {
	const answers: Array<Omit<FaultRule, 'route'>> = [
		{ kind: 'empty' },
		{ kind: 'null-body' },
		{ kind: 'raw', body: true, write: 'before' },
		{ kind: 'raw', body: { success: true }, write: 'before' },
	];
	const actions: Array<[operation: string, action: string, index: number, more: INodeParameters, shows: object]> = [
		['markAttended', 'attended', 13, {}, { responseStatus: 'ATTENDED' }],
		['schedule', 'schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN }, { responseStatus: 'SCHEDULED' }],
		['favorite', 'favorite', 0, {}, { favorite: true }],
		['hide', 'hide', 0, {}, { hidden: true }],
		['qualify', 'qualify', 0, { decision: 'disqualify' }, { qualified: false }],
	];

	it.each(actions)('%s shows what was done', async (operation, action, index, more, shows) => {
		for (const answer of answers) {
			harness.sandbox.reset();
			harness.sandbox.faults.add({ route: actionRoute(action), ...answer });
			const { items, error } = await act(operation, index, more);
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ ...shows, status: 'sent', screenerResponseId: at(index).id });
			expect(calls(action)).toBe(1);
		}
	});

	it.each(actions)('%s is not taken for done where nothing was done', async (operation, action, index, more) => {
		for (const asked of [{}, skip]) {
			harness.sandbox.reset();
			harness.sandbox.faults.add({ route: actionRoute(action), kind: 'raw', body: MAINTENANCE });
			const { error } = await act(operation, index, { ...more, ...asked });
			expect(error?.message).toMatch(/may have been .+: the answer of Respondent does not confirm it$/);
			expect(calls(action)).toBe(1);
		}
	});

	it('is no proof that a person has not been paid', async () => {
		at(13).status = 'ATTENDED';
		harness.sandbox.faults.add({ route: GET, kind: 'raw', body: MAINTENANCE });
		const { error } = await act('markAttended', 13);
		expect(error?.message).toBe('Respondent gave no readable answer to the question which status this response has');
		expect(harness.sandbox.store.payouts).toEqual([]);
	});
});

it('finds a late cancellation whose answer was lost, with Skip If Already Sent, too', async () => {
	at(3).scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
	harness.sandbox.faults.add({ route: actionRoute('cancel-booking'), kind: '504', write: 'before' });
	const { items, error } = await act('cancelBooking', 3, { ifCharged: 'cancel', ...skip });
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ status: 'sent', responseStatus: 'ATTENDED' });
});

it.each([{}, skip])('Check Only refuses to cancel for a person who is paid already: %j', async (asked) => {
	at(3).status = 'ATTENDED';
	const { error } = await act('cancelBooking', 3, { ifCharged: 'cancel', ...asked, ...check });
	expect(error?.message).toContain('is "attended", and the change might pay once more');
});

describe('several rows for one person', () => {
	it.each([
		[
			[true, false],
			['sent', 'sent'],
		],
		[
			[false, true, false],
			['already sent', 'sent', 'sent'],
		],
		[
			[true, true, false],
			['sent', 'already sent', 'sent'],
		],
	])('the last one holds with Skip If Already Sent: Favorite %j', async (values, statuses) => {
		const { items } = await rows('favorite', 0, values, { favorite: '={{ $json.value }}', ...skip });
		expect(items.map(({ json }) => [json.status, json.favorite])).toEqual(
			values.map((value, index) => [statuses[index], value]),
		);
		expect(at(0).favorite).toBe(values.at(-1));
	});

	it('the last one holds when the first one has to be repeated', async () => {
		harness.sandbox.faults.add({ route: actionRoute('favorite'), kind: '500' });
		await rows('favorite', 0, [true, false], { favorite: '={{ $json.value }}' });
		expect(at(0).favorite).toBe(false);
	});

	it.each([1, 10])('a time that comes back is booked again, with Concurrency %d', async (concurrency) => {
		harness.sandbox.faults.add({ route: GET, kind: 'slow', delayMs: 50 });
		const times = ['2026-12-01T09:00', '2026-12-01T10:00', '2026-12-01T09:00'];
		const { items } = await rows('schedule', 2, times, {
			startsAt: '={{ $json.value }}',
			...BERLIN,
			...skip,
			options: { concurrency },
		});
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'sent', 'sent']);
		expect(at(2).scheduledAt).toBe('2026-12-01T08:00:00.000Z');
		expect(calls('schedule')).toBe(3);
	});

	it.each([
		['markAttended', 13, {}],
		['markNoShow', 13, {}],
		['reject', 13, {}],
		['cancelInvite', 2, {}],
		['cancelBooking', 3, {}],
		['markAttended', 13, skip],
		['invite', 0, {}],
		['schedule', 2, { startsAt: '2026-12-01T09:00', ...BERLIN }],
	] as Array<[string, number, INodeParameters]>)(
		'Check Only says how each ends: %s of response %d, %j',
		async (operation, index, more) => {
			const dry = await rows(operation, index, [1, 2, 3], { ...more, ...check });
			const real = await rows(operation, index, [1, 2, 3], more);
			expect(dry.items.map(({ json }) => json.wouldBe)).toEqual(real.items.map(({ json }) => json.status));
		},
	);

	it.each([
		['favorite', 0, 'favorite', [true, false, true, true, false]],
		['hide', 0, 'hidden', [false, true, false]],
		['qualify', 0, 'decision', ['qualify', 'disqualify', 'disqualify', 'qualify']],
		['invite', 0, 'message', ['Hello', 'Hello again', 'Hello']],
		['schedule', 2, 'startsAt', ['2026-12-01T09:00', '2026-12-01T10:00', '2026-12-01T10:00', '2026-12-01T09:00']],
	] as Array<[string, number, string, unknown[]]>)(
		'Check Only says how each ends that asks for something else, with Skip If Already Sent: %s of response %d, %s',
		async (operation, index, field, values) => {
			const asked = { ...BERLIN, [field]: '={{ $json.value }}', ...skip };
			const dry = await rows(operation, index, values, { ...asked, ...check });
			const real = await rows(operation, index, values, asked);
			expect(dry.items.map(({ json }) => json.wouldBe)).toEqual(real.items.map(({ json }) => json.status));
		},
	);

	it('Check Only does not count a row that would be skipped as one that changes something', async () => {
		at(3).scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
		const ifCharged = '={{ $json.value }}';
		const dry = await rows('cancelBooking', 3, ['skip', 'cancel', 'cancel'], { ifCharged, ...check });
		expect(dry.items.map(({ json }) => json.wouldBe)).toEqual(['skipped', 'sent', 'failed']);
		expect(dry.items[2]?.json.error).toContain('an earlier row of this run changes this response');
	});
});
