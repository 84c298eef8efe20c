import type { INodeParameters } from 'n8n-workflow';
import { useChatwootClient } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootClient();

const inbox = () => harness.sandbox.store.inbox(7);
const create = async (contact: INodeParameters, items?: Array<{ json: { id: string } }>) =>
	await harness.run('contact:create', contact, items);
const withoutToken = () => {
	const { chatwootClientApi } = harness.setup.credentials;
	Object.assign(chatwootClientApi ?? {}, { hmacToken: '' });
};

describe('Chatwoot Client: Contact: Create', () => {
	it('gives the session of an identifier again in a second run', async () => {
		const [first, second] = [
			await create({ contactIdentifier: 'crm-900' }),
			await create({ contactIdentifier: 'crm-900' }),
		];
		expect(second.items[0]?.json).toEqual(first.items[0]?.json);
		expect(harness.sandbox.store.contacts.at(-1)?.sessions).toHaveLength(1);
	});

	it('gives it once for many rows at once, and another one for another identifier', async () => {
		const rows = ['crm-900', 'crm-901', 'crm-900', 'crm-900'].map((id) => ({ json: { id } }));
		const { items, error } = await create({ contactIdentifier: '={{ $json.id }}' }, rows);
		expect(error).toBeUndefined();
		const [one, other, ...same] = items.map(({ json }) => json.sourceId);
		expect(same).toEqual([one, one]);
		expect(other).not.toBe(one);
	});

	it('makes it with the keys of the credential, so that nobody can guess it', async () => {
		const { items } = await create({ contactIdentifier: 'crm-900' });
		expect(items[0]?.json.sourceId).toMatch(/^[0-9a-f]{64}$/);
		withoutToken();
		const other = await create({ contactIdentifier: 'crm-900' });
		expect(other.items[0]?.json.sourceId).not.toBe(items[0]?.json.sourceId);
	});

	it('takes a Source ID of the row', async () => {
		const { items } = await create({ contactIdentifier: 'crm-900', options: { sourceId: 'own' } });
		expect(items[0]?.json.sourceId).toBe('own');
	});

	it('opens a new session for a contact without an identifier', async () => {
		const [first, second] = [
			await create({ contactEmail: 'a@example.com' }),
			await create({ contactEmail: 'a@example.com' }),
		];
		expect(second.items[0]?.json.contactId).toBe(first.items[0]?.json.contactId);
		expect(second.items[0]?.json.sourceId).not.toBe(first.items[0]?.json.sourceId);
	});

	it('names the proof of the identity as the likely cause of a 500', async () => {
		Object.assign(inbox() ?? {}, { hmacToken: 'another-token' });
		const { error } = await create({ contactIdentifier: 'crm-900' });
		expect(error?.message).toContain('500');
		expect(error?.description).toContain('the HMAC token in the credential is wrong');
	});
});

it.each([
	['a wrong token', { hmacToken: 'another-token' }, { identifier: 'crm-002' }],
	['no identifier', { hmacMandatory: true }, { name: 'Renamed' }],
])('Chatwoot Client: Contact: Update names the proof as the likely cause: %s', async (_name, changes, updateFields) => {
	Object.assign(inbox() ?? {}, changes);
	const sourceId = harness.sandbox.store.conversation(2)?.sourceId ?? '';
	const { error } = await harness.run('contact:update', { sourceId, updateFields });
	expect(error?.message).toContain('most likely because the identity is not proven');
	expect(error?.description).toContain('HMAC token');
});
