import axios from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRespondent, type FaultRule } from '../../../sandbox';
import { first, sendPath, useSandbox } from './client';

const fixture = useSandbox();
const stored = () => fixture.sandbox.store.messagesWithBody('Hello').length;

async function sendInto(fault: FaultRule, signal?: AbortSignal) {
	fixture.sandbox.faults.add(fault);
	return await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' }, { signal });
}

/** Sends a request whose client disconnects when `disconnect` is called. `ended` is its error code. */
function sendFrom(fault: FaultRule) {
	const client = new AbortController();
	const ended = sendInto(fault, client.signal).then(
		() => 'answered',
		(error: unknown) => (axios.isAxiosError(error) ? error.code : error),
	);
	return { ended, disconnect: () => client.abort() };
}

async function until(condition: () => boolean) {
	while (!condition()) await sleep(10);
}

describe('a connection that is reset', () => {
	it.each([
		['reset-before-write', 0],
		['reset-after-write', 1],
	] as const)('%s', async (kind, count) => {
		await expect(sendInto({ kind })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(stored()).toBe(count);
		expect(fixture.sandbox.requests[0]).toMatchObject({ fault: kind });
		expect(fixture.sandbox.requests[0]).not.toHaveProperty('status');
	});
});

describe('a late write', () => {
	it('happens after the client has disconnected', async () => {
		const { ended, disconnect } = sendFrom({ kind: 'late-write', delayMs: 100 });
		await until(() => fixture.sandbox.faults.injected.length === 1);
		disconnect();
		expect([await ended, stored()]).toEqual(['ERR_CANCELED', 0]);
		await until(() => fixture.sandbox.pendingWrites === 1);
		expect(stored()).toBe(0);
		await until(() => stored() === 1);
		expect(fixture.sandbox.pendingWrites).toBe(0);
	});

	it('happens 1 to 10 seconds after a reset of the connection by default', async () => {
		await expect(sendInto({ kind: 'late-write', hold: 'reset' })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect([stored(), fixture.sandbox.pendingWrites]).toEqual([0, 1]);
		await sleep(50);
		expect(stored()).toBe(0);
		await fixture.sandbox.flushPendingWrites();
		expect([stored(), fixture.sandbox.pendingWrites]).toEqual([1, 0]);
	});

	it('is cancelled by a reset of the sandbox, also when the client disconnects after the reset', async () => {
		await sendInto({ kind: 'late-write', hold: 'reset', delayMs: 2_500 }).catch(() => undefined);
		const { ended, disconnect } = sendFrom({ kind: 'late-write', delayMs: 0 });
		await until(() => fixture.sandbox.faults.injected.length === 2);
		fixture.sandbox.reset();
		disconnect();
		expect(await ended).toBe('ERR_CANCELED');
		await sleep(2_600);
		expect([stored(), fixture.sandbox.pendingWrites]).toEqual([0, 0]);
	});
});

describe('a slow answer', () => {
	it('comes after the delay', async () => {
		const start = performance.now();
		const { status } = await sendInto({ kind: 'slow', delayMs: [100, 150] });
		expect(status).toBe(201);
		expect(performance.now() - start).toBeGreaterThan(90);
		expect(stored()).toBe(1);
	});

	it('belongs to a request that was processed, even when the client disconnects', async () => {
		const { ended, disconnect } = sendFrom({ kind: 'slow', delayMs: 60_000 });
		await until(() => stored() === 1);
		disconnect();
		expect([await ended, stored()]).toEqual(['ERR_CANCELED', 1]);
	});
});

it('closes at once, whatever requests and writes are pending', async () => {
	const sandbox = await startRespondent();
	const { apiKey, apiSecret } = sandbox.credentials;
	const send = async () =>
		await axios.post(
			`${sandbox.url}/v1/messaging/conversations/${first(sandbox.store.conversations).uid}/messages`,
			{ body: 'Hello' },
			{ headers: { 'x-api-key': apiKey, 'x-api-secret': apiSecret } },
		);
	sandbox.faults.add({ kind: 'late-write' });
	sandbox.faults.add({ kind: 'late-write', hold: 'reset' });
	sandbox.faults.add({ kind: 'slow', delayMs: 60_000 });
	const open = Promise.allSettled([send(), send(), send()]);
	await until(() => sandbox.requests.length === 3);
	// The slow answer would take longer than the timeout of a test.
	await sandbox.close();
	const settled = await open;
	expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(sandbox.pendingWrites).toBe(0);
});
