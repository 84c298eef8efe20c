import type { Transport } from '../../../../nodes/shared/http/answer';
import { RetryBudget } from '../../../../nodes/shared/http/retryBudget';
import { sendWithRetries } from '../../../../nodes/shared/http/sendWithRetries';
import { connectionWith, sendCall } from '../fakes';

const DAY = 24 * 3600_000;
const BURST = 20;
const PER_SECOND = 50;

/** An API that takes 50 requests a second and 20 at once, with a full bucket, and runs that send to it. */
function scene(asks: boolean) {
	let tokens = BURST;
	let filledAt = 0;
	const transport: Transport = async () => {
		const { clock } = connection;
		tokens = Math.min(BURST, tokens + ((clock.now() - filledAt) / 1000) * PER_SECOND);
		filledAt = clock.now();
		const isTaken = tokens >= 1;
		if (isTaken) tokens--;
		await clock.sleep(20);
		if (isTaken) return { statusCode: 201, headers: {}, body: { ok: true } };
		return { statusCode: 429, headers: asks ? { 'retry-after': '1' } : {}, body: {} };
	};
	const connection = connectionWith({ transport });
	const { clock } = connection;
	/** Sends so many rows, ten at once. Gives the ms that this took. */
	const run = async (rows: number) => {
		const start = clock.now();
		let left = rows;
		const lane = async () => {
			while (left-- > 0)
				await sendWithRetries(connection, sendCall, { url: sendCall.url }, new RetryBudget(4, 150_000));
		};
		await Promise.all(Array.from({ length: 10 }, lane));
		return clock.now() - start;
	};
	return { run, pass: async (ms: number) => await clock.sleep(ms) };
}

describe.each([
	['without a Retry-After', false],
	['with a Retry-After', true],
])('A sheet after quiet hours, on an API %s', (_how, asks) => {
	it('goes out as fast as the first one of the process, though a sheet was sent the day before', async () => {
		const first = await scene(asks).run(200);
		const { run, pass } = scene(asks);
		await run(200);
		await pass(DAY);
		expect(await run(200)).toBeCloseTo(first, 3);
	});

	it('goes out as fast as the first one of the process, though single messages were sent hours apart', async () => {
		const first = await scene(asks).run(200);
		const { run, pass } = scene(asks);
		for (let sent = 0; sent < 40; sent++) {
			await run(1);
			await pass(DAY / 24);
		}
		expect(await run(200)).toBeCloseTo(first, 3);
	});

	it.each([60_000, 10_000])('goes out as fast though single messages were sent %d ms apart', async (gap) => {
		const first = await scene(asks).run(200);
		const { run, pass } = scene(asks);
		for (let sent = 0; sent < 40; sent++) {
			await run(1);
			await pass(gap);
		}
		expect(await run(200)).toBeLessThan(first * 1.25);
	});
});
