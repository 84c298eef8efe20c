import { respondent } from '../../../../nodes/Respondent/service';
import { sinchConversation } from '../../../../nodes/Sinch/service';
import { accountKey } from '../../../../nodes/shared/run/accountKey';

describe('accountKey', () => {
	const credentials = { environment: 'staging', apiKey: 'key-1', apiSecret: 'secret-1' };

	it('is the same for the same values, in any order, and shows none of them', () => {
		const { apiSecret, ...others } = credentials;
		const key = accountKey(respondent, credentials);
		expect(accountKey(respondent, { apiSecret, ...others })).toBe(key);
		expect(key).not.toMatch(/key-1|secret-1|staging/);
	});

	it.each([{ environment: 'production' }, { apiKey: 'key-2' }, { apiSecret: 'secret-2' }])(
		'differs with %j',
		(change) => {
			expect(accountKey(respondent, { ...credentials, ...change })).not.toBe(accountKey(respondent, credentials));
		},
	);

	it('does not depend on the access token, which n8n may have stored for another row', () => {
		const keyOf = (accessToken: string) => accountKey(sinchConversation, { projectId: 'p', keyId: 'k', accessToken });
		expect(keyOf('one')).toBe(keyOf('other'));
	});
});
