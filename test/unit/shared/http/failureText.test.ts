import { adviceFor, waitTooLong } from '../../../../nodes/shared/http/advice';
import { failureOf, type MessageContext } from '../../../../nodes/shared/http/failureText';
import { answer, readCall, sendCall } from '../fakes';
import { callTo } from '../../../../nodes/shared/http/call';
import type { Attempt } from '../../../../nodes/shared/http/answer';

const setting: MessageContext = {
	service: 'Acme',
	secrets: ['s3cret-key'],
	wording: { noun: 'message', participle: 'sent' },
	canSkip: true,
};
const reading = (result: Attempt, changes: Partial<MessageContext> = {}) =>
	failureOf(result, readCall, { ...setting, ...changes });
const sending = (result: Attempt, changes: Partial<MessageContext> = {}) =>
	failureOf(result, sendCall, { ...setting, ...changes });
const lost: Attempt = { kind: 'lost', code: 'ECONNRESET', detail: 'socket hang up' };

describe('the words for an answer', () => {
	it.each([
		[400, 'rejectedByApi', 'Acme refused the request (400): No'],
		[401, 'rejectedByApi', 'Acme refused the credentials (401): No'],
		[403, 'rejectedByApi', 'Acme does not allow this (403): No'],
		[404, 'rejectedByApi', 'Acme does not know id "c1" (404): No'],
		[422, 'rejectedByApi', 'Acme refused the request (422): No'],
		[429, 'notSent', 'Acme received too many requests (429): No'],
	] as const)('%d, to reading and sending alike: %s', (status, reason, message) => {
		for (const failure of [reading(answer(status, { message: 'No' })), sending(answer(status, { message: 'No' }))]) {
			expect(failure).toMatchObject({ reason, message, code: String(status), description: adviceFor(status) });
		}
	});

	it.each([500, 502, 503, 504])('%d to reading: not sent, and may run again', (status) => {
		const message = `Acme could not handle the request (${status})`;
		expect(reading(answer(status))).toMatchObject({ reason: 'notSent', message });
	});

	it.each<[string, Attempt]>([
		['500', answer(500)],
		['a web page', answer(200, '<html><title>Sign in</title>')],
		['a lost answer', lost],
	])('%s to a change that may be repeated: may have been made, and may run again', (_what, result) => {
		const call = callTo('PATCH /conversations/{id}', { path: { id: 'c1' }, body: { name: 'New' } });
		const wording = { noun: 'conversation', participle: 'updated' };
		const failure = failureOf(result, call, { ...setting, wording });
		expect(failure.message).toMatch(/^The conversation may have been updated: Acme /);
		expect(failure.mayHaveBeenSent).toBe(true);
		expect(failure.reason).not.toBe('unknown');
		expect(failureOf(answer(422), call, setting).mayHaveBeenSent).toBe(false);
		expect(failureOf({ ...lost, kind: 'noConnection' }, call, setting).mayHaveBeenSent).toBe(false);
	});

	it('408 to reading: may run again, too', () => {
		expect(reading(answer(408))).toMatchObject({ reason: 'notSent', code: '408' });
	});

	it.each([408, 500, 502, 503, 504])('%d to sending: may have arrived', (status) => {
		const failure = sending(answer(status, { message: 'Oops' }));
		expect(failure).toMatchObject({ reason: 'unknown', code: String(status) });
		expect(failure.message).toBe(`The message may have been sent: Acme answered ${status}: Oops`);
		expect(failure.description).toContain('"Skip If Already Sent"');
	});

	it('a redirect: rejected, with what to change', () => {
		expect(sending(answer(302))).toMatchObject({
			reason: 'rejectedByApi',
			message: 'Acme answered with a redirect (302), which is not followed',
			code: '302',
		});
	});

	it('something other than JSON: rejected when reading, unclear when sending', () => {
		const page = answer(200, '<html><title>Sign in</title>');
		const message = 'Acme answered 200, but with something other than JSON: a web page titled "Sign in"';
		expect(reading(page)).toMatchObject({ reason: 'rejectedByApi', message });
		expect(sending(page)).toMatchObject({ reason: 'unknown', code: '200' });
	});

	it('a part of a record: not quoted, since it may hold secrets', () => {
		const part = answer(200, '{"id":7,"hmac_token":"of an inbox');
		const message = 'Acme answered 200, but with JSON that breaks off';
		expect(reading(part)).toMatchObject({ reason: 'notSent', message });
		expect(sending(part)).toMatchObject({ reason: 'unknown', message: `The message may have been sent: ${message}` });
		for (const { description } of [reading(part), sending(part)]) expect(description).not.toContain('hmac');
	});

	it('an unknown address, where nothing was put into the path', () => {
		expect(failureOf(answer(404), { ...readCall, path: {} }, setting).message).toBe(
			'Acme does not know this address (404)',
		);
	});

	it('the service knows better: its own words win, one by one', () => {
		const hint = (status: number, { url }: { url: string }, text: string) =>
			status === 409 ? { message: `Locked: ${url}: ${text}` } : { description: 'Ask Acme.' };
		expect(reading(answer(409, 'why'), { hint })).toMatchObject({
			message: 'Locked: /conversations/c1: why',
			description: adviceFor(409),
		});
		expect(reading(answer(400), { hint })).toMatchObject({
			message: 'Acme refused the request (400)',
			description: 'Ask Acme.',
		});
	});
});

describe('the words for no answer', () => {
	it('a lost request to read: not sent', () => {
		expect(reading(lost)).toMatchObject({ reason: 'notSent', code: 'ECONNRESET' });
		expect(reading(lost).description).toMatch(/^socket hang up \(ECONNRESET\)\. Check the base URL/);
	});

	it('a lost request to send: may have arrived', () => {
		expect(sending(lost)).toMatchObject({
			reason: 'unknown',
			message: 'The message may have been sent: Acme broke the connection before it answered',
		});
	});

	it('says where to look when the operation itself cannot, and what a nameless request was', () => {
		expect(sending(lost, { canSkip: false }).description).toMatch(/Look there before you run this row again\.$/);
		const nameless = failureOf(lost, sendCall, { service: 'Acme', secrets: [], canSkip: false });
		expect(nameless.message).toMatch(/^The request may have been processed: /);
	});

	it.each(['noConnection', 'unusable'] as const)('%s: not sent, whatever was to be done', (kind) => {
		for (const failure of [reading({ ...lost, kind }), sending({ ...lost, kind })]) {
			expect(failure).toMatchObject({ reason: 'notSent', message: 'Acme could not be reached' });
		}
	});
});

describe('the words in general', () => {
	const echo = 'you sent s3cret-key';
	it.each<[string, Attempt]>([
		['an error', answer(400, { message: echo })],
		['a web page', answer(200, `<html><title>${echo}</title>`)],
		['a server error', answer(500, echo)],
		['a network error', { kind: 'unusable', code: 'EPROTO', detail: echo }],
	])('never hold a secret that comes back in %s', (_what, result) => {
		for (const { message, description } of [reading(result), sending(result)]) {
			expect(message + description).not.toContain('s3cret');
		}
	});

	it('give an advice for every status', () => {
		for (let status = 400; status < 600; status++) expect(adviceFor(status)).toMatch(/^[A-Z].*\.$/);
		expect(adviceFor(418)).toBe('Check the values of this row against the reason given.');
		expect(adviceFor(507)).toBe('Run the row again later.');
		for (const status of [500, 501, 505]) expect(adviceFor(status)).not.toContain('later');
	});

	it('name the time when a wait is too long', () => {
		const now = Date.UTC(2026, 2, 2, 9, 0, 0);
		const failure = waitTooLong(now + 90_500, now, 'Acme');
		expect(failure).toMatchObject({ reason: 'notSent', code: '429' });
		expect(failure.message).toBe('Acme asks to wait until 2026-03-02 09:01:30 UTC (91 s), more than Max Wait allows');
	});
});
