import { attempt, classify, retryMethodOf } from '../../../../nodes/shared/http/attempt';
import { apiText } from '../../../../nodes/shared/http/apiText';
import { sendWithRetries } from '../../../../nodes/shared/http/sendWithRetries';
import { RetryBudget } from '../../../../nodes/shared/http/retryBudget';
import { noToken } from '../../../../nodes/shared/http/transportError';
import { answer, connectionWith, failureIn, scripted, sendCall, type Step } from '../fakes';
import { type Call, callTo } from '../../../../nodes/shared/http/call';

const expired = { 'www-authenticate': 'Bearer error="invalid_token", error_description="The token expired"' };
const lateToken: Step = { status: 401, headers: expired };
const ok: Step = { status: 200, body: { id: 1 } };
const deleteCall = callTo('DELETE /conversations/{id}', { path: { id: 'c1' } });
const searchCall: Call = { ...callTo('POST /search', { body: { q: 'x' } }), readsOnly: true };

function run(steps: Step[], call: Call) {
	const { transport, sent } = scripted(steps);
	return {
		sent,
		done: sendWithRetries(connectionWith({ transport }), call, { url: call.url }, new RetryBudget(4, 60_000)),
	};
}

describe('Tokens that run out', () => {
	it('let a 401 that says so be tried again, and no other', () => {
		expect(classify(answer(401, {}, expired), 'POST')).toBe('retry');
		expect(classify(answer(401, {}, { 'www-authenticate': 'Basic realm="x"' }), 'GET')).toBe('final');
		expect(classify(answer(401), 'GET')).toBe('final');
	});

	it('do not stop a POST', async () => {
		const { done, sent } = run([lateToken, ok], sendCall);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(2);
	});

	it('stop it at the second 401', async () => {
		const { done, sent } = run([lateToken], sendCall);
		expect(await failureIn(done)).toMatchObject({ reason: 'rejectedByApi', code: '401' });
		expect(sent()).toBe(2);
	});

	it('do not make a deletion of something unknown look done', async () => {
		const { done } = run([lateToken, { status: 404 }], deleteCall);
		expect((await failureIn(done)).code).toBe('404');
	});

	it('that could not be had mean that nothing was sent', async () => {
		const { transport } = scripted([noToken('No token')]);
		expect(await attempt(transport, { url: '/' })).toMatchObject({ kind: 'noConnection' });
		const { done, sent } = run([noToken('No token'), ok], sendCall);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(2);
	});

	it('are blanked out of what servers say', () => {
		expect(apiText({ message: 'Not accepted: Bearer eyJhbGciOi.abc-def_.x= today' }, [])).toBe(
			'Not accepted: Bearer *** today',
		);
	});
});

describe('A POST that only reads', () => {
	it('is judged like a GET', () => {
		expect([retryMethodOf(searchCall), retryMethodOf(sendCall), retryMethodOf(deleteCall)]).toEqual([
			'GET',
			'POST',
			'DELETE',
		]);
	});

	it.each([{ status: 503 }, { code: 'ECONNRESET' }, { status: 504 }])('is repeated after %j', async (step) => {
		const { done, sent } = run([step, ok], searchCall);
		await expect(done).resolves.toEqual({ id: 1 });
		expect(sent()).toBe(2);
	});

	it('never may have arrived', async () => {
		expect((await failureIn(run([{ status: 503 }], searchCall).done)).reason).toBe('notSent');
		expect((await failureIn(run([{ code: 'ECONNRESET' }], searchCall).done)).reason).toBe('notSent');
	});
});
