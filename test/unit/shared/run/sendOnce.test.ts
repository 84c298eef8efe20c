import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../../../nodes/shared/base/failure';
import type { SentCheckOptions, SentCheck } from '../../../../nodes/shared/operation/operation';
import { toText } from '../../../../nodes/shared/base/record';
import { AccountState } from '../../../../nodes/shared/operation/accountState';
import { sendOnce } from '../../../../nodes/shared/run/sendOnce';
import { connectionWith, failureIn, scripted, type Step } from '../fakes';
import { callTo } from '../../../../nodes/shared/http/call';
import type { Transport } from '../../../../nodes/shared/http/answer';
import { rowOf } from '../../../../nodes/shared/run/runRow';

const SECOND = 1000;
const options = { checkOnly: false, skipIfSent: true, windowMs: 24 * 3600 * SECOND, settleMs: 15 * SECOND };

/** What the server does with a send: how it answers, and after how many ms the message is there, if it ever is. */
type Sending = Exclude<Step, Error> & { landsAfter?: number };

/** A server that stores messages, and rows of one run that send to it. */
function scene(sendings: Sending[], changes: { closed?: () => Failure | undefined; findFails?: number[] } = {}) {
	const { transport: answer } = scripted(sendings);
	const stored: Array<{ text: unknown; from: number }> = [];
	const looks: Array<SentCheckOptions & { at: number }> = [];
	let sent = 0;
	const transport: Transport = async (request) => {
		const { landsAfter } = sendings[Math.min(sent++, sendings.length - 1)] ?? {};
		const body: unknown = request.body;
		const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'text') : undefined;
		if (landsAfter !== undefined) stored.push({ text, from: connection.clock.now() + landsAfter });
		return await answer(request);
	};
	const { closed = () => undefined, findFails = [] } = changes;
	const connection = connectionWith({ transport, closed });
	const start = connection.clock.now();
	const once: SentCheck = {
		key: ({ call: { body } }) => toText(body.text),
		find: async (_row, { body }, look) => {
			await Promise.resolve();
			looks.push({ ...look, at: connection.clock.now() - start });
			if (findFails.includes(looks.length)) throw new Failure('notSent', 'Could not look');
			const found = stored.find(({ text, from }) => text === body.text && from <= connection.clock.now());
			return found && { text: body.text, found: true };
		},
	};
	const account = new AccountState();
	const send = async (body: IDataObject = { text: 'Hi' }, delivery: IDataObject = {}) => {
		const call = callTo('POST /c/{id}', { path: { id: '1' }, body });
		const row = rowOf({ call, connection, account, values: { options: delivery } }, {});
		return await sendOnce(row, once, options, async () => await row.fetch(call));
	};
	return { send, stored, looks, connection, sent: () => sent, passed: () => connection.clock.now() - start };
}

const ok: Sending = { status: 201, body: { id: 'new' }, landsAfter: 0 };
const found = { body: { text: 'Hi', found: true } };

describe('sendOnce', () => {
	it('sends nothing when it is there already, and gives what is there', async () => {
		const { send, stored, sent } = scene([ok]);
		stored.push({ text: 'Hi', from: 0 });
		await expect(send()).resolves.toEqual({ ...found, earlier: true });
		expect(sent()).toBe(0);
	});

	it('sends what is not there', async () => {
		const { send, sent, looks, connection } = scene([ok]);
		await expect(send()).resolves.toEqual({ body: { id: 'new' }, earlier: false });
		expect(sent()).toBe(1);
		expect(looks).toEqual([{ since: connection.clock.now() - options.windowMs, ignoreCache: false, at: 0 }]);
	});

	it('sends nothing when it cannot look first', async () => {
		const { send, sent } = scene([ok], { findFails: [1] });
		await expect(failureIn(send())).resolves.toMatchObject({ reason: 'notSent', message: 'Could not look' });
		expect(sent()).toBe(0);
	});

	it('does not send again after a reset when the message has arrived', async () => {
		const { send, sent, looks } = scene([{ code: 'ECONNRESET', landsAfter: 0 }]);
		await expect(send()).resolves.toEqual({ ...found, earlier: false });
		expect(sent()).toBe(1);
		expect(looks.map(({ ignoreCache }) => ignoreCache)).toEqual([false, true]);
	});

	it.each<Sending>([{ status: 503 }, { status: 500 }])(
		'sends again after %j when nothing has arrived, without a settle time',
		async (lost) => {
			const { send, sent, stored, passed } = scene([lost, ok]);
			await expect(send()).resolves.toEqual({ body: { id: 'new' }, earlier: false });
			expect([sent(), stored.length]).toEqual([2, 1]);
			expect(passed()).toBeLessThan(SECOND);
		},
	);

	// A proxy that gives up answers 502, or breaks the connection, while the server is still working.
	const byProxy: Sending[] = [{ status: 502 }, { code: 'ECONNRESET' }, { code: 'EPIPE' }];

	it.each(byProxy)('looks again over the whole settle time after %j, and sends again only then', async (lost) => {
		const { send, sent, looks, passed } = scene([lost, ok]);
		await expect(send()).resolves.toEqual({ body: { id: 'new' }, earlier: false });
		expect(looks.map(({ at }) => at / SECOND)).toEqual([0, 0, 1, 3, 7, 15, 15.25]);
		expect(sent()).toBe(2);
		expect(passed()).toBeGreaterThanOrEqual(15 * SECOND);
	});

	// Cloudflare's own statuses, and encryption that breaks: the server may have all of the request.
	const unclear: Sending[] = [
		{ status: 504 },
		{ status: 520 },
		{ status: 522 },
		{ status: 524 },
		{ code: 'ECONNABORTED' },
		{ code: 'ETIMEDOUT' },
		{ code: 'ERR_CANCELED' },
		{ code: 'EPROTO' },
		{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' },
		{ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' },
		{ code: 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING' },
	];

	it.each<Sending>([...byProxy, ...unclear])(
		'finds what lands late after %j, and does not send again',
		async (lost) => {
			for (const landsAfter of [0, 1, 999, 5000, 10_000, 15_000]) {
				const { send, sent } = scene([{ ...lost, landsAfter }, ok]);
				await expect(send()).resolves.toEqual({ ...found, earlier: false });
				expect(sent()).toBe(1);
			}
		},
	);

	it.each<Sending>([...unclear, { status: 408 }, { status: 201, body: '<html>' }, { code: 'UNKNOWN' }])(
		'says after %j that it may have arrived, and does not send again',
		async (lost) => {
			const { send, sent, passed } = scene([lost, ok]);
			await expect(failureIn(send())).resolves.toMatchObject({ reason: 'unknown' });
			expect([sent(), passed()]).toEqual([1, 15 * SECOND]);
		},
	);

	it('says that it may have arrived when it cannot look afterwards, also in the middle of the settle time', async () => {
		for (const [lost, findFails] of [
			[{ code: 'ECONNRESET' }, [2]],
			[{ status: 502 }, [4]],
		] as const) {
			const { send, sent } = scene([lost, ok], { findFails: [...findFails] });
			const failure = await failureIn(send());
			expect(failure).toMatchObject({ reason: 'unknown' });
			expect(failure.message).not.toContain('Could not look');
			expect(sent()).toBe(1);
		}
	});

	it('gives up sending again after Max Attempts', async () => {
		const { send, sent } = scene([{ status: 503 }]);
		await expect(failureIn(send({ text: 'Hi' }, { maxAttempts: 3 }))).resolves.toMatchObject({
			reason: 'unknown',
			code: '503',
		});
		expect(sent()).toBe(3);
	});

	it.each([400, 401, 404])('takes no for an answer: %d', async (status) => {
		const { send, sent, looks } = scene([{ status }]);
		await expect(failureIn(send())).resolves.toMatchObject({ reason: 'rejectedByApi', code: String(status) });
		expect([sent(), looks.length]).toEqual([1, 1]);
	});

	it('repeats by itself what was surely not processed, without looking again', async () => {
		const { send, sent, looks } = scene([
			{ status: 429, headers: { 'retry-after': '2' } },
			{ code: 'ECONNREFUSED' },
			ok,
		]);
		await expect(send()).resolves.toMatchObject({ earlier: false });
		expect([sent(), looks.length]).toEqual([3, 1]);
	});
});

describe('sendOnce, for rows of one run that are the same', () => {
	it('sends one and gives the others what it became', async () => {
		const { send, sent, looks } = scene([ok]);
		const [first, second, third] = await Promise.all([send(), send(), send()]);
		expect(first).toEqual({ body: { id: 'new' }, earlier: false });
		expect([second, third]).toEqual(Array(2).fill({ body: { id: 'new' }, earlier: true }));
		expect([sent(), looks.length]).toEqual([1, 1]);
	});

	it('sends both where the text differs', async () => {
		const { send, sent } = scene([ok]);
		await Promise.all([send({ text: 'Hi' }), send({ text: 'Ho' })]);
		expect(sent()).toBe(2);
	});

	it('tries the next one when the first was rejected', async () => {
		const { send, sent } = scene([{ status: 400 }, ok]);
		const rows = await Promise.allSettled([send(), send()]);
		expect(rows.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
		expect(sent()).toBe(2);
	});

	it('sends none of the others when the first may have arrived, however many there are', async () => {
		const { send, sent } = scene([{ status: 504 }, ok]);
		const rows = [send(), send(), send(), send()].map(failureIn);
		const failures = await Promise.all(rows);
		expect(failures.map(({ reason }) => reason)).toEqual(['unknown', 'notSent', 'notSent', 'notSent']);
		// Whoever sends such a row again without a look may send the message a second time.
		expect(failures.map(({ mayHaveBeenSent }) => mayHaveBeenSent)).toEqual([true, true, true, true]);
		expect(sent()).toBe(1);
	});

	it('does not forget that the first may have arrived when the second cannot look', async () => {
		const { send, sent } = scene([{ code: 'ECONNRESET' }, ok], { findFails: [2, 3] });
		const rows = [send(), send(), send()].map(failureIn);
		const reasons = (await Promise.all(rows)).map(({ reason }) => reason);
		expect(reasons).toEqual(['unknown', 'notSent', 'notSent']);
		expect(sent()).toBe(1);
	});

	it('takes what landed late for the second row, too', async () => {
		const { send, stored, sent } = scene([{ status: 504, landsAfter: 20 * SECOND }]);
		await expect(failureIn(send())).resolves.toMatchObject({ reason: 'unknown' });
		for (const message of stored) message.from = 0;
		await expect(Promise.all([send(), send()])).resolves.toEqual(Array(2).fill({ ...found, earlier: true }));
		expect(sent()).toBe(1);
	});

	it('sends nothing more once the run has stopped', async () => {
		const stopped = new Failure('notSent', 'Not sent, because of row 1');
		let isClosed = false;
		const { send, sent } = scene([{ status: 503 }, ok], { closed: () => (isClosed ? stopped : undefined) });
		const sending = failureIn(send());
		await new Promise((resolve) => setImmediate(resolve));
		isClosed = true;
		await expect(sending).resolves.toBe(stopped);
		expect(sent()).toBe(1);
	});
});
