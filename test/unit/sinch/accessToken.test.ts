import type { IHttpRequestHelper } from 'n8n-workflow';
import { accessToken } from '../../../nodes/Sinch/accessToken';

let keys = 0;

/** A token endpoint that counts, and gives what `answer` gives. */
function endpoint(answer: (count: number) => unknown = (count) => granted(`token-${count}`)) {
	const state = { count: 0 };
	const helper: IHttpRequestHelper = {
		helpers: {
			httpRequest: async () => {
				const count = ++state.count;
				await new Promise<void>((resolve) => setImmediate(resolve));
				const given = answer(count);
				if (given instanceof Error) throw given;
				return given;
			},
		},
	};
	return { state, helper };
}

const granted = (access_token: string, expires_in: unknown = 3600) => ({
	statusCode: 200,
	headers: {},
	body: { access_token, expires_in },
});
const newKey = () => ({
	region: 'custom',
	tokenUrl: 'https://auth.example.com/token',
	keyId: `key-${++keys}`,
	keySecret: 'secret',
	projectId: 'p',
	accessToken: '',
});

describe('accessToken', () => {
	const ask = async ({ helper }: ReturnType<typeof endpoint>, credentials: object) =>
		await accessToken(helper, { ...credentials });

	it('is fetched once by many who ask at the same time, and by those who come late', async () => {
		const server = endpoint();
		const key = newKey();
		const tokens = await Promise.all(Array.from({ length: 50 }, async () => await ask(server, key)));
		expect(new Set([...tokens, await ask(server, key)])).toEqual(new Set(['token-1']));
		expect(server.state.count).toBe(1);
	});

	it('is fetched anew for the one that was refused, once', async () => {
		const server = endpoint();
		const key = newKey();
		await ask(server, key);
		const refused = { ...key, accessToken: 'token-1' };
		expect(await Promise.all([ask(server, refused), ask(server, refused)])).toEqual(['token-2', 'token-2']);
		// Its answer took longer: meanwhile there is a newer token.
		expect(await ask(server, refused)).toBe('token-2');
		expect(server.state.count).toBe(2);
	});

	it('is not one that has run out, though another process has brought a different one', async () => {
		const server = endpoint();
		const key = newKey();
		const time = jest.spyOn(Date, 'now').mockReturnValue(1_000);
		await ask(server, key);
		time.mockReturnValue(1_000 + 3600_000);
		const token = await ask(server, { ...key, accessToken: 'from elsewhere' });
		time.mockRestore();
		expect(token).toBe('token-2');
	});

	it('belongs to key, secret, project and address', async () => {
		const server = endpoint();
		const key = newKey();
		await ask(server, key);
		await ask(server, { ...key, keySecret: 'other' });
		await ask(server, { ...key, projectId: 'other' });
		await ask(server, { ...key, tokenUrl: 'https://elsewhere.example.com/token' });
		expect(server.state.count).toBe(4);
	});

	it.each([
		[401, {}],
		[400, { error: 'invalid_client' }],
	])('that is refused with %d is not asked for again at once', async (statusCode, body) => {
		const server = endpoint(() => ({ statusCode, headers: {}, body }));
		const key = newKey();
		for (let tries = 0; tries < 3; tries++) {
			await expect(ask(server, key)).rejects.toMatchObject({ response: { status: 401 } });
		}
		expect(server.state.count).toBe(1);
	});

	it('that is refused is asked for again when the clock was set back meanwhile', async () => {
		const server = endpoint((count) => (count === 1 ? { statusCode: 401, headers: {}, body: {} } : granted('token')));
		const key = newKey();
		await expect(ask(server, key)).rejects.toMatchObject({ response: { status: 401 } });
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
		const token = await ask(server, key).finally(() => clock.mockRestore());
		expect(token).toBe('token');
	});

	it.each([
		['a broken connection', new Error('socket hang up')],
		['503', { statusCode: 503, headers: {}, body: '' }],
		['a web page', { statusCode: 200, headers: {}, body: '<html></html>' }],
		['an answer without a token', { statusCode: 200, headers: {}, body: {} }],
		['nothing', undefined],
	])('that cannot be had because of %s says that nothing was sent, and is tried again', async (_name, answer) => {
		const server = endpoint((count) => (count === 1 ? answer : granted('token')));
		const key = newKey();
		await expect(ask(server, key)).rejects.toMatchObject({ name: 'NoAccessToken' });
		expect(await ask(server, key)).toBe('token');
	});

	it('is not needed by a credential that authenticates with its key', async () => {
		const server = endpoint();
		expect(await ask(server, { ...newKey(), authentication: 'basic' })).toBeUndefined();
		expect(server.state.count).toBe(0);
	});

	it('never shows the secret', async () => {
		const key = { ...newKey(), keySecret: 'very-secret' };
		const server = endpoint(() => ({ statusCode: 500, headers: {}, body: 'very-secret' }));
		await expect(ask(server, key)).rejects.not.toThrow(/very-secret/);
	});
});
