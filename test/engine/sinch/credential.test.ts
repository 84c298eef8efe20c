import { SinchConversationApi } from '../../../credentials/SinchConversationApi.credentials';
import { testCredential } from '../../support/credentialTest';
import { authentications, useSinch } from '../../support/sinch';

const WRONG_KEY = 'Sinch refused the key. Check Key ID and Key Secret, and that the access key still exists.';
const WRONG_PROJECT = 'The key is good, but not for this project. Check Project ID, and that the key belongs to it.';
const WRONG_REGION = 'The key is good, but this region does not know the project. Check Region, then Project ID.';

describe.each(authentications)('Credential test under %s', (authentication) => {
	const harness = useSinch(authentication);
	const verdict = async (changes = {}) =>
		await testCredential(new SinchConversationApi(), {
			...harness.setup.credentials.sinchConversationApi,
			...changes,
		});

	it('passes with the right key, project and region', async () => {
		expect(await verdict()).toBe('OK');
	});

	it.each(['outer', 'empty'] as const)('names a wrong key (errors in the form "%s")', async (errorBody) => {
		harness.sandbox.quirks.errorBody = errorBody;
		expect(await verdict({ keySecret: 'wrong' })).toBe(WRONG_KEY);
		expect(await verdict({ keyId: 'wrong' })).toBe(WRONG_KEY);
	});

	it('names a wrong secret also while a token of the right one is still good', async () => {
		expect(await verdict()).toBe('OK');
		expect(await verdict({ keySecret: 'wrong' })).toBe(WRONG_KEY);
	});

	it('names a wrong project', async () => {
		expect(await verdict({ projectId: 'another-project' })).toBe(WRONG_PROJECT);
	});

	it.each([
		['not-found', WRONG_REGION],
		['no-apps', expect.stringContaining('there is no app in this region. Check Region')],
	] as const)('names a wrong region (%s)', async (region, expected) => {
		harness.sandbox.quirks.region = region;
		expect(await verdict()).toEqual(expected);
	});

	it('says so when there is nobody', async () => {
		const words = await verdict({ baseUrl: 'http://127.0.0.1:1', tokenUrl: 'http://127.0.0.1:1/t' });
		expect(words).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:1\. Check host and port in the Base URL/);
		expect(words).not.toContain('NoAccessToken');
	});

	if (authentication === 'oAuth2') {
		it('says which of the two addresses is wrong', async () => {
			expect(await verdict({ tokenUrl: 'http://127.0.0.1:1/t' })).toBe(
				'No access token could be had: Nothing answers at http://127.0.0.1:1. Check host and port in the Token URL, and whether the server runs.',
			);
			const { url } = harness.sandbox;
			expect(await verdict({ tokenUrl: `${url}/v1/no-token` })).toMatch(
				/^The token address answered 404 instead of giving an access token\. Check the Token URL$/,
			);
			harness.sandbox.contractViolations.length = 0;
		});
	}
});
