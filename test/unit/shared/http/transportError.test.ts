import type { IHttpRequestOptions } from 'n8n-workflow';
import { attempt } from '../../../../nodes/shared/http/attempt';
import { NO_TOKEN, noToken, readTransportError } from '../../../../nodes/shared/http/transportError';
import { answer } from '../fakes';
import { renewing } from '../../../../nodes/shared/run/openConnection';

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

describe('Renewing a token', () => {
	/** An n8n that renews a token when a 401 is thrown; an old one does not know exceptions. */
	function engine({ old }: { old: boolean }) {
		const asked: IHttpRequestOptions[] = [];
		let good = false;
		const send = renewing(async (options) => {
			await Promise.resolve();
			asked.push(options);
			const throws = old ? !options.ignoreHttpStatusErrors : options.ignoreHttpStatusErrors !== true;
			if (!good && !throws) return { statusCode: 401, headers: {}, body: {} };
			good = true;
			return { statusCode: 200, headers: {}, body: {} };
		});
		return { asked, send };
	}

	it('takes one request where n8n can be told to throw a 401 alone', async () => {
		const { asked, send } = engine({ old: false });
		expect(await send({ url: '/' })).toMatchObject({ statusCode: 200 });
		expect(asked).toHaveLength(1);
	});

	it('takes a second one where it cannot', async () => {
		const { asked, send } = engine({ old: true });
		expect(await send({ url: '/' })).toMatchObject({ statusCode: 200 });
		expect(await send({ url: '/' })).toMatchObject({ statusCode: 200 });
		expect(asked.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors !== false)).toEqual([true, false, true]);
	});
});
