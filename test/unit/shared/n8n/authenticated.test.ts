import { setTimeout as sleep } from 'node:timers/promises';
import type { IExecuteFunctions } from 'n8n-workflow';
import { authenticated } from '../../../../nodes/shared/n8n/authenticated';

/** n8n as far as it matters: its helper takes the abort signal from its caller. `signals` are those that it got. */
function contextWith(cancelled?: AbortSignal) {
	const signals: Array<AbortSignal | undefined> = [];
	const context: unknown = {
		getExecutionCancelSignal: () => cancelled,
		helpers: {
			async httpRequestWithAuthentication(this: IExecuteFunctions) {
				signals.push(this.getExecutionCancelSignal());
				return await Promise.resolve({ statusCode: 200, headers: {}, body: {} });
			},
		},
	};
	return { signals, send: authenticated(context as IExecuteFunctions) };
}

const options = (timeout: number) => ({ url: '/', timeout });

it('gives every request a signal that fires when its time is up', async () => {
	const { signals, send } = contextWith();
	await send('api', {}, options(20));
	expect(signals[0]?.aborted).toBe(false);
	await sleep(100);
	expect(signals[0]?.aborted).toBe(true);
});

it('never gives a request a signal that fires before its time is up', async () => {
	const timeout = 400;
	const { signals, send } = contextWith();
	// The first of them open groups, the last of each group are those that could be cut off too early.
	for (let count = 0; count < 12; count++) {
		const started = performance.now();
		await send('api', {}, options(timeout));
		signals.at(-1)?.addEventListener('abort', () => {
			expect(performance.now() - started).toBeGreaterThanOrEqual(timeout - 1);
		});
		await sleep(7);
	}
	await sleep(timeout + 100);
	expect(signals.every((signal) => signal?.aborted)).toBe(true);
	expect.assertions(13);
});

it('shares a signal among requests that start together, unless their timeouts differ', async () => {
	const { signals, send } = contextWith();
	for (const timeout of [30_000, 30_000, 60_000]) await send('api', {}, options(timeout));
	expect(signals[1]).toBe(signals[0]);
	expect(signals[2]).not.toBe(signals[0]);
});

it('fires when the execution is cancelled', async () => {
	const cancel = new AbortController();
	const { signals, send } = contextWith(cancel.signal);
	await send('api', {}, options(30_000));
	cancel.abort();
	await send('api', {}, options(30_000));
	expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
});

it('takes the longest timeout that a timer can have', async () => {
	const { signals, send } = contextWith();
	await send('api', {}, options(2 ** 31 - 1));
	await sleep(20);
	expect(signals[0]?.aborted).toBe(false);
});
