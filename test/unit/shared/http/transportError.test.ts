import { attempt } from '../../../../nodes/shared/http/attempt';
import { NO_TOKEN, noToken, readTransportError } from '../../../../nodes/shared/http/transportError';
import { answer } from '../fakes';

/** An error as n8n 2.8 wraps it: without its cause. */
const wrapped = (fields: object) => Object.assign(new Error('Forbidden - perhaps check your credentials?'), fields);

describe('What n8n 2.8 leaves of an error', () => {
	it('is read as the answer that it was', () => {
		const data = { error: { message: 'No such app' } };
		expect(readTransportError(wrapped({ httpCode: '403', context: { data } })).response).toEqual(answer(403, data));
		expect(readTransportError(wrapped({ httpCode: '429', context: {} })).response).toMatchObject({ status: 429 });
	});

	it('is no answer when it is the code of a broken connection, or nothing', () => {
		expect(readTransportError(wrapped({ httpCode: 'ECONNRESET' }))).toMatchObject({ code: 'ECONNRESET' });
		for (const httpCode of ['ECONNRESET', null, '', '4'])
			expect(readTransportError(wrapped({ httpCode })).response).toBeUndefined();
	});

	it('shows that a token could not be had', async () => {
		const { message, ...own } = noToken('The token address answered 503');
		const error = wrapped({ ...own, name: 'NodeApiError', message, httpCode: null });
		expect(readTransportError(error)).toEqual({ code: NO_TOKEN, detail: 'The token address answered 503' });
		const result = await attempt(() => Promise.reject(error), { url: '/' });
		expect(result.kind).toBe('noConnection');
	});
});
