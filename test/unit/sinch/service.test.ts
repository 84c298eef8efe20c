import { sinchConversation } from '../../../nodes/Sinch/service';

describe('The account of a credential', () => {
	const credentials = { region: 'eu', projectId: 'project-1', keyId: 'key-1', keySecret: 'secret-1' };
	const accountOf = (changes: Partial<typeof credentials> = {}) =>
		sinchConversation.accountOf?.({ ...credentials, ...changes });

	it('is the project in its region, whoever has the key', () => {
		expect(accountOf({ keyId: 'key-2', keySecret: 'secret-2' })).toBe(accountOf());
		expect(accountOf({ projectId: ' project-1\n' })).toBe(accountOf());
		expect(accountOf()).not.toMatch(/key-1|secret-1/);
	});

	it.each([{ projectId: 'project-2' }, { region: 'us' }])('is another one with %j', (change) => {
		expect(accountOf(change)).not.toBe(accountOf());
	});
});
