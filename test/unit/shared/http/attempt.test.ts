import { attempt, classify } from '../../../../nodes/shared/http/attempt';
import { answer, scripted, type Step } from '../fakes';
import type { Method } from '../../../../nodes/shared/http/call';
import type { Attempt, Transport } from '../../../../nodes/shared/http/answer';

const METHODS: Method[] = ['GET', 'DELETE', 'PATCH', 'PUT', 'POST'];
const verdicts = (result: Attempt) => Object.fromEntries(METHODS.map((method) => [method, classify(result, method)]));
const everywhere = (verdict: string) => Object.fromEntries(METHODS.map((method) => [method, verdict]));
const except = (verdict: string, post: string) => ({ ...everywhere(verdict), POST: post });

describe('judge: the table of retries', () => {
	it('waits and repeats after 429, whatever the method: it was surely not processed', () => {
		expect(verdicts(answer(429))).toEqual(everywhere('wait'));
	});

	it('repeats what found no connection, whatever the method', () => {
		expect(verdicts({ kind: 'noConnection', code: 'ECONNREFUSED', detail: '' })).toEqual(everywhere('retry'));
	});

	it.each([500, 502, 503, 504, 408, 599])('after %d repeats what is idempotent, and no POST', (status) => {
		expect(verdicts(answer(status))).toEqual(except('retry', 'ambiguous'));
	});

	it('after a reset or a timeout repeats what is idempotent, and no POST', () => {
		expect(verdicts({ kind: 'lost', code: 'ECONNRESET', detail: '' })).toEqual(except('retry', 'ambiguous'));
	});

	it.each([400, 401, 402, 403, 404, 405, 409, 410, 413, 422])('takes %d for an answer that is final', (status) => {
		expect(verdicts(answer(status))).toEqual(everywhere('final'));
	});

	it.each([301, 302, 303, 307, 308])('takes the redirect %d for final: it is never followed', (status) => {
		expect(verdicts(answer(status))).toEqual(everywhere('final'));
	});

	it('does not repeat what never left because of a certificate', () => {
		expect(verdicts({ kind: 'unusable', code: 'CERT_HAS_EXPIRED', detail: '' })).toEqual(everywhere('final'));
	});

	it.each([{ id: 1 }, [], null, undefined, true, 12, '', ' \n'])('takes 200 with the body %j for success', (body) => {
		expect(verdicts(answer(200, body))).toEqual(everywhere('ok'));
	});

	it.each([200, 201, 204])('takes %d without a body for success', (status) => {
		expect(verdicts({ kind: 'answer', status, headers: {}, body: undefined })).toEqual(everywhere('ok'));
	});

	it('takes 200 with a web page for final, and for an unclear end of a POST', () => {
		expect(verdicts(answer(200, '<html><body>Sign in</body></html>'))).toEqual(except('final', 'ambiguous'));
	});

	it.each(['{"results":[{"id":1', '[1,2', '"cut', '  {"a"'])(
		'repeats what is idempotent after JSON cut short: %s',
		(body) => {
			expect(verdicts(answer(200, body))).toEqual(except('retry', 'ambiguous'));
		},
	);
});

describe('attempt', () => {
	const tryOnce = async (step: Step) => await attempt(scripted([step]).transport, { url: '/' });

	it('gives status, headers and body of an answer', async () => {
		const step = { status: 404, headers: { 'retry-after': '1' }, body: { message: 'No' } };
		await expect(tryOnce(step)).resolves.toEqual(answer(404, { message: 'No' }, { 'retry-after': '1' }));
	});

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'knows that nothing was sent after %s',
		async (code) => {
			await expect(tryOnce({ code })).resolves.toEqual({ kind: 'noConnection', code, detail: 'The network said no' });
		},
	);

	it.each([
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
		'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
		'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
		'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
	])('knows that a repetition is pointless after %s', async (code) => {
		await expect(tryOnce({ code })).resolves.toMatchObject({ kind: 'unusable', code });
	});

	it.each([
		['wrong version number', 'unusable'],
		['sslv3 alert handshake failure', 'unusable'],
		['tlsv1 alert protocol version', 'unusable'],
		['decryption failed or bad record mac', 'lost'],
		['sslv3 alert bad record mac', 'lost'],
	])('goes by the text of an EPROTO: %s', async (words, kind) => {
		const message = `write EPROTO 80A2:error:0A00010B:SSL routines:ssl3_get_record:${words}:../ssl/record/ssl3_record.c:354:`;
		await expect(tryOnce(Object.assign(new Error(message), { code: 'EPROTO' }))).resolves.toMatchObject({ kind });
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH'])(
		'does not take %s on an established connection for no connection',
		async (code) => {
			const failing = (message: string) => tryOnce(Object.assign(new Error(message), { code }));
			await expect(failing(`connect ${code} 192.0.2.1:443`)).resolves.toMatchObject({ kind: 'noConnection' });
			await expect(failing(`read ${code}`)).resolves.toMatchObject({ kind: 'lost', code });
		},
	);

	it.each([
		'ECONNRESET',
		'ETIMEDOUT',
		'ECONNABORTED',
		'EPIPE',
		'EPROTO',
		'ERR_CANCELED',
		'HPE_INVALID_CONSTANT',
		'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
		'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
		'ERR_SSL_UNEXPECTED_EOF_WHILE_READING',
	])('cannot know what became of the request after %s', async (code) => {
		await expect(tryOnce({ code })).resolves.toMatchObject({ kind: 'lost', code });
	});

	it('takes an error without a code for a lost request', async () => {
		await expect(tryOnce(new Error('Odd'))).resolves.toEqual({ kind: 'lost', code: 'UNKNOWN', detail: 'Odd' });
	});

	it('finds the code where n8n wraps the error', async () => {
		const cause = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		const wrapped = Object.assign(new Error('The service was not able to process your request', { cause }));
		await expect(tryOnce(wrapped)).resolves.toEqual({ kind: 'lost', code: 'ECONNRESET', detail: 'socket hang up' });
		const outer = Object.assign(new Error('Outer', { cause: wrapped }));
		await expect(tryOnce(outer)).resolves.toMatchObject({ kind: 'lost', code: 'ECONNRESET' });
		const httpCode = Object.assign(new Error('Wrapped'), { httpCode: 'ECONNREFUSED' });
		await expect(tryOnce(httpCode)).resolves.toMatchObject({ kind: 'noConnection', code: 'ECONNREFUSED' });
	});

	it('finds the answer where an error carries one', async () => {
		const response = { status: 429, headers: { 'retry-after': '3' }, data: { message: 'Slow down' } };
		const found = answer(429, { message: 'Slow down' }, { 'retry-after': '3' });
		await expect(tryOnce(Object.assign(new Error('429'), { response }))).resolves.toEqual(found);
		const cause = Object.assign(new Error('429'), { response });
		await expect(tryOnce(new Error('Wrapped', { cause }))).resolves.toEqual(found);
	});

	it('takes an answer that broke off for lost, whatever its status was', async () => {
		const cause = Object.assign(new Error('stream has been aborted'), { response: { status: 200, headers: {} } });
		const wrapped = Object.assign(new Error('Wrapped', { cause }), { httpCode: '200' });
		const lost = { kind: 'lost', code: '200', detail: 'stream has been aborted' };
		await expect(tryOnce(wrapped)).resolves.toEqual(lost);
	});

	it.each([[null], [undefined], ['text'], [42]])('survives that %j is thrown', async (thrown) => {
		const transport: Transport = jest.fn().mockRejectedValue(thrown);
		await expect(attempt(transport, { url: '/' })).resolves.toMatchObject({ kind: 'lost', code: 'UNKNOWN' });
	});
});
