import { importContacts } from '../../../sandbox/chatwoot/store/importContacts';
import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

/** An import as a CSV file makes it: many contacts with the same name, and one time of creation for all. */
const imported = () => importContacts(harness.sandbox.store, 300, Date.UTC(2026, 2, 3) / 1000);
const distinct = (items: Array<{ json: object }>) =>
	new Set(items.map(({ json }) => Reflect.get(json, 'contactId'))).size;

// The failures that the sandbox showed when it began to answer as a real server does. Each name begins with what the user loses.
describe('Contacts as a real Chatwoot has them', () => {
	it('Get Many reads all contacts of which many have the same name', async () => {
		imported();
		const { items } = await harness.run('contact:getAll', { returnAll: true });
		expect(distinct(items)).toBe(420);
	});

	it('Get Many reads all contacts by last activity, of whom most have none', async () => {
		imported();
		const { items } = await harness.run('contact:getAll', { returnAll: true, filters: { sort: '-last_activity_at' } });
		expect(distinct(items)).toBe(420);
	});

	it('Get Many reads all contacts by email: no two have the same', async () => {
		imported();
		const { items } = await harness.run('contact:getAll', { returnAll: true, filters: { sort: 'email' } });
		expect(distinct(items)).toBe(420);
	});

	it('Search reads all that it finds, of whom none has been active', async () => {
		imported();
		const { items } = await harness.run('contact:search', { searchFor: 'imported', returnAll: true });
		expect(distinct(items)).toBe(300);
	});

	it('Create or Update changes the contact whose identifier has a backslash', async () => {
		const { id } = harness.sandbox.store.insertContact({ name: 'Ada', identifier: 'ACME\\42' });
		const { items } = await harness.run('contact:upsert', {
			person: by('identifier', 'ACME\\42'),
			updateFields: { name: 'Changed' },
		});
		expect(items[0]?.json).toMatchObject({ contactId: id, created: false, name: 'Changed' });
	});

	it('Update refuses a text for an attribute that is a number', async () => {
		defineAttribute(harness.sandbox, 'seats', { model: 'contact_attribute', type: 'number' });
		// With such a text every filter by this attribute fails, for everybody.
		const { error } = await harness.run('contact:update', {
			contactId: byId('1'),
			customAttributes: { attribute: [{ key: 'seats', value: '12,50' }] },
		});
		expect(error?.message).toContain('seats');
	});

	it('Create tells what the inbox needs of a contact', async () => {
		const { error } = await harness.run('contact:create', {
			inboxId: byId('8'),
			contactName: 'No Number',
			contactEmail: 'no.number@example.com',
		});
		expect(error?.message).toContain('contact phone number');
		expect(harness.sandbox.store.contacts).toHaveLength(120);
	});
});
