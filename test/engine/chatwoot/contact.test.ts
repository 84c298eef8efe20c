import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { defineAttribute } from '../../support/defineAttribute';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

describe('Contact', () => {
	it('Create gives the contact out of its envelope', async () => {
		defineAttribute(harness.sandbox, 'plan', { model: 'contact_attribute' });
		const { items } = await harness.run('contact:create', {
			inboxId: byId('7'),
			contactName: 'Ada',
			contactPhoneNumber: '+49 170 1234567',
			contactIdentifier: 'crm-900',
			options: { customAttributes: { attribute: [{ key: 'plan', value: 'pro' }] } },
		});
		expect(items[0]?.json).toMatchObject({
			contactId: 121,
			name: 'Ada',
			phoneNumber: '+491701234567',
			identifier: 'crm-900',
		});
		expect(harness.sandbox.store.contact(121)).toMatchObject({ customAttributes: { plan: 'pro' } });
	});

	it('Create makes no contact of a blank row', async () => {
		const parameters = { contactName: '={{ $json.name }}', contactEmail: '={{ $json.email }}' };
		const rows = [{ json: { name: '', email: ' ' } }, { json: {} }, { json: { name: 'Ada' } }];
		const onError = 'continueRegularOutput';
		const { items } = await harness.run('contact:create', { inboxId: byId('7'), ...parameters }, rows, { onError });
		expect(items.map(({ json }) => json.status)).toEqual(['failed', 'failed', 'sent']);
		expect(items[0]?.json.error).toContain('The contact is empty. Enter at least a name');
		expect(harness.sandbox.store.contacts).toHaveLength(121);
	});

	it('Create says what to do about a contact that exists', async () => {
		const { error } = await harness.run('contact:create', {
			inboxId: byId('7'),
			contactEmail: 'contact001@example.com',
		});
		expect(error?.message).toContain('Email has already been taken');
		expect(error?.description).toContain('Create or Update');
	});

	it('Create or Update changes exactly the one, or creates it', async () => {
		const rows = ['+12025550001', '+4917099'].map((phone) => ({ json: { phone } }));
		const { items } = await harness.run(
			'contact:upsert',
			{ person: by('phone_number', '={{ $json.phone }}'), updateFields: { name: 'Changed' } },
			rows,
		);
		expect(items.map(({ json }) => [json.contactId, json.created, json.name])).toEqual([
			[1, false, 'Changed'],
			[121, true, 'Changed'],
		]);
	});

	it('Create or Update looks again after a 422', async () => {
		harness.sandbox.quirks.blindSearches = 1;
		const { items } = await harness.run('contact:upsert', {
			person: by('identifier', 'crm-001'),
			updateFields: { name: 'X' },
		});
		expect(items[0]?.json).toMatchObject({ contactId: 1, created: false, name: 'X' });
	});

	it('Update keeps custom attributes that are not named, and refuses to change nothing', async () => {
		const contactId = byId('1');
		defineAttribute(harness.sandbox, 'tier', { model: 'contact_attribute' });
		const customAttributes = { attribute: [{ key: 'tier', value: 'gold' }] };
		await harness.run('contact:update', { contactId, updateFields: { email: 'New@Example.com' }, customAttributes });
		expect(harness.sandbox.store.contact(1)).toMatchObject({
			email: 'new@example.com',
			customAttributes: { plan: 'pro', tier: 'gold' },
		});
		expect((await harness.run('contact:update', { contactId })).error?.message).toBe('"Update Fields" is empty');
	});

	it('Get Many returns all 120 in eight pages', async () => {
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.contactId)).size).toBe(120);
		expect(harness.sandbox.requests).toHaveLength(8);
	});

	it.each([
		['hasMore', 2],
		['page', 3],
		['all', 3],
	] as const)('Search ends rightly when the server tells %s', async (searchEnd, requests) => {
		harness.sandbox.quirks.searchEnd = searchEnd;
		const { items } = await harness.run('contact:search', { searchFor: 'contact01', returnAll: true });
		expect(items).toHaveLength(10);
		harness.sandbox.reset();
		harness.sandbox.quirks.searchEnd = searchEnd;
		const many = await harness.run('contact:search', { searchFor: '+120255500', returnAll: true });
		expect(many.items).toHaveLength(99);
		expect(harness.sandbox.requests.length).toBeGreaterThanOrEqual(requests);
	});

	it('Get and Get Conversations', async () => {
		const { items } = await harness.run('contact:get', { contactId: byId('1') });
		expect(items[0]?.json).toMatchObject({ contactId: 1, email: 'contact001@example.com' });
		const own = await harness.run('contact:getConversations', { contactId: byId('1'), returnAll: true });
		expect(own.items.map(({ json }) => json.conversationId).sort()).toEqual([1, 121, 241]);
	});
});
