import type { INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { runNode, type Result } from '../../support/engine';
import { nodeOf, withIds } from '../../support/harness';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { SEND, fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const sends = () => harness.requestsTo(SEND).length;
const send = async (
	{ skipIfSent = false, checkOnly = false, ...options }: INodeParameters,
	count: number,
	settings = {},
): Promise<Result> =>
	await harness.run(
		'message:send',
		{ ...fromRow, skipIfSent, checkOnly, options },
		sheetOf(harness.sandbox, count),
		settings,
	);
const reasonsOf = ({ items }: Result) => items.map(({ json }) => json.reason);
const BEYOND = 'Stop After: this run ends after 4 items';

describe('Stop After', () => {
	it('sends so many items of a run, the first ones, and skips the others with the reason', async () => {
		const result = await send({ stopAfter: 4 }, 30);
		expect(storedPerRow(harness.sandbox, 30)).toEqual(Array.from({ length: 30 }, (_, row) => Number(row < 4)));
		expect(reasonsOf(result)).toEqual(Array.from({ length: 30 }, (_, row) => (row < 4 ? undefined : BEYOND)));
		expect(result.items[29]?.json).toMatchObject({ status: 'skipped', text: 'Row 29' });
	});

	it('counts anew in the next run', async () => {
		await send({ stopAfter: 4 }, 6);
		await send({ stopAfter: 4 }, 6);
		expect(sends()).toBe(8);
	});

	it('does not count what the service refused', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 400, route: SEND, times: 3 });
		const { outputs } = await send({ stopAfter: 4 }, 12, { onError: 'continueErrorOutput' });
		expect([outputs[0]?.length, outputs[1]?.length]).toEqual([9, 3]);
		expect(outputs[0]?.filter(({ json }) => json.reason === BEYOND)).toHaveLength(5);
	});

	it('counts what may have been sent', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: SEND, times: 2 });
		const { outputs } = await send({ stopAfter: 4 }, 12, { onError: 'continueErrorOutput' });
		expect([outputs[1]?.length, sends()]).toEqual([2, 4]);
	});

	it('does not count what was sent before, so that a sheet goes out in portions', async () => {
		const portions: number[] = [];
		for (let run = 0; run < 4; run++) {
			const before = sends();
			await send({ stopAfter: 4, skipIfSent: true }, 10);
			portions.push(sends() - before);
		}
		expect(portions).toEqual([4, 4, 2, 0]);
		expect(storedPerRow(harness.sandbox, 10)).toEqual(Array<number>(10).fill(1));
	});

	it('still tells of an item beyond it that it was sent before', async () => {
		await harness.run('message:send', fromRow, sheetOf(harness.sandbox, 6).slice(5));
		const { items } = await send({ stopAfter: 2, skipIfSent: true }, 6);
		expect(items.map(({ json }) => json.status === 'skipped')).toEqual([false, false, true, true, true, false]);
	});

	it('holds for all tries of Retry On Fail together', async () => {
		// Two items are sent, then the first try ends.
		let arrived = 0;
		harness.sandbox.faults.add({ kind: '429', route: SEND, when: () => ++arrived === 3 });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		await send({ stopAfter: 4, concurrency: 1, maxWait: 0 }, 12, settings);
		expect(storedPerRow(harness.sandbox, 12).reduce((sum, count) => sum + count)).toBe(4);
	});

	it('is shown by Check Only', async () => {
		const result = await send({ stopAfter: 4, checkOnly: true }, 6);
		expect(result.items.map(({ json }) => json.wouldBe === 'skipped')).toEqual([
			false,
			false,
			false,
			false,
			true,
			true,
		]);
		expect(sends()).toBe(0);
	});

	it.each([0, 1.5, 'many'])('refuses %j before anything is sent', async (stopAfter) => {
		const { error } = await send({ stopAfter }, 3);
		expect(error?.message).toContain('"Stop After" must be');
		expect(sends()).toBe(0);
	});

	it('refuses an empty value, which would send everything', async () => {
		const { error } = await send({ stopAfter: '={{ $json.nothing ?? "" }}' }, 3);
		expect(error?.message).toContain('"Stop After" is empty');
		expect(sends()).toBe(0);
	});
});

describe('Send Only Between', () => {
	const hours = { from: '09:00', to: '18:00', days: ['monday'], timezone: '={{ $json.zone }}' };
	const sendAt = async (time: string, zones: string[]) => {
		const node = nodeOf(respondentFixture, { clock: { ...harness.clock, now: () => Date.parse(time) } });
		const rows = sheetOf(harness.sandbox, zones.length).map(({ json }, row) => ({
			json: { ...json, zone: zones[row] ?? '' },
		}));
		const parameters = withIds('message:send', { ...fromRow, options: { sendOnlyBetween: { hours } } });
		return await runNode({ ...harness.setup, node }, parameters, rows);
	};

	it('sends to each person by the time of day where the person is', async () => {
		const result = await sendAt('2026-11-30T08:30:00Z', ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC']);
		expect(reasonsOf(result)).toEqual([
			undefined,
			'Outside the hours of Send Only Between: it is Monday, 03:30 in America/New_York. The next time is 2026-11-30T09:00:00-05:00',
			undefined,
			'Outside the hours of Send Only Between: it is Monday, 08:30 in UTC. The next time is 2026-11-30T09:00:00+00:00',
		]);
		expect(storedPerRow(harness.sandbox, 4)).toEqual([1, 0, 1, 0]);
	});

	it("takes the workflow's time zone where the row names none", async () => {
		const { items } = await sendAt('2026-11-29T12:00:00Z', ['']);
		expect(items[0]?.json.reason).toMatch(/12:00 in UTC\. The next time is 2026-11-30T09:00:00\+00:00$/);
	});

	it('refuses an option without hours, which would send at any time', async () => {
		const { error } = await send({ sendOnlyBetween: {} }, 3);
		expect(error?.message).toContain('"Send Only Between" holds no hours');
		expect(sends()).toBe(0);
	});

	it('fails the row whose time zone is unknown, and sends nothing', async () => {
		const { error } = await sendAt('2026-11-30T12:00:00Z', ['Nowhere/City', 'UTC']);
		expect(error?.message).toBe('Row 1 of 2: "Time Zone" is not known: "Nowhere/City". Nothing was sent.');
		expect(sends()).toBe(0);
	});
});
