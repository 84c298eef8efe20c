import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { CredentialCache } from '../../../../nodes/shared/n8n/credentialCache';

/** n8n's access to one credential, which counts how often it is read; `stored` is what it holds. */
function accessTo(stored: ICredentialDataDecryptedObject) {
	const getCredentials = jest.fn(async () => await Promise.resolve({ ...stored }));
	return { getCredentials, stored, cache: new CredentialCache({ getCredentials }) };
}

/** A request that n8n makes: it reads the credential, and writes the token it renewed, if any, into what it has read. */
async function request(cache: CredentialCache, renewed?: string): Promise<unknown> {
	const copy = cache.copyOf('api');
	const credentials = await copy.read();
	const used = credentials.token;
	if (renewed !== undefined) Object.assign(credentials, { token: renewed });
	copy.settle();
	return used;
}

it('reads a credential once for all requests, those under way at once included', async () => {
	const { cache, getCredentials } = accessTo({ token: 'a' });
	expect(await Promise.all([request(cache), request(cache)])).toEqual(['a', 'a']);
	expect(await request(cache)).toBe('a');
	expect(getCredentials).toHaveBeenCalledTimes(1);
});

it('reads it anew after a token was renewed', async () => {
	const { cache, getCredentials, stored } = accessTo({ token: 'a' });
	await request(cache);
	stored.token = 'b';
	expect(await request(cache, 'b')).toBe('a');
	expect(await request(cache)).toBe('b');
	expect(getCredentials).toHaveBeenCalledTimes(2);
});

it('shows no request what another one has written, not even before that has ended', async () => {
	const { cache } = accessTo({ token: 'a' });
	const [one, other] = [cache.copyOf('api'), cache.copyOf('api')];
	Object.assign(await one.read(), { token: 'b' });
	expect(await other.read()).toEqual({ token: 'a' });
});

it('keeps credentials of different types apart', async () => {
	const getCredentials = async (type: string) => await Promise.resolve({ type });
	const cache = new CredentialCache({ getCredentials });
	expect(await cache.copyOf('one').read()).toEqual({ type: 'one' });
	expect(await cache.copyOf('other').read()).toEqual({ type: 'other' });
});

it('throws what n8n throws, and asks again the next time', async () => {
	const { cache, getCredentials } = accessTo({ token: 'a' });
	getCredentials.mockRejectedValueOnce(new Error('There is no such credential'));
	await expect(request(cache)).rejects.toThrow('There is no such credential');
	expect(await request(cache)).toBe('a');
});
