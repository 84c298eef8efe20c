import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const store = () => harness.sandbox.store;
const sendTo = async (person: object, more: object = {}) =>
	await harness.run('message:sendToContact', { inboxId: byId('7'), text: 'Hi there', ...person, ...more });
const byIdentifier = (identifier: string) => ({ person: by('identifier', identifier) });
const byPhone = (phoneNumber: string, more: object = {}) => ({ person: by('phone_number', phoneNumber), ...more });

describe('Finding a contact', () => {
	it('takes the identifier with exactly this spelling, among more spellings than a page holds', async () => {
		const letters = ['c', 'r', 'm', 'a', 'b'];
		const spellings = [...Array(32).keys()].map((bits) =>
			letters.map((letter, index) => (bits & (1 << index) ? letter.toUpperCase() : letter)).join(''),
		);
		for (const spelling of spellings) store().insertContact({ identifier: `${spelling}-1` });
		for (const spelling of ['crmab', 'CRMAB', 'cRMab']) {
			const { items } = await sendTo(byIdentifier(`${spelling}-1`));
			const contact = store().contact(Number(items[0]?.json.contactId));
			expect([items[0]?.json.contact, contact?.identifier]).toEqual(['found', `${spelling}-1`]);
		}
	});

	it('creates crm-a1 beside CRM-A1', async () => {
		const other = store().insertContact({ identifier: 'CRM-A1' });
		const { items } = await harness.run('contact:upsert', byIdentifier('crm-a1'));
		expect(items[0]?.json).toMatchObject({ created: true, identifier: 'crm-a1' });
		expect(items[0]?.json.contactId).not.toBe(other.id);
	});

	it.each([
		['message:sendToContact', `GET ${API}/contacts/{contact_id}/conversations`, 'contact', 'created'],
		['contact:upsert', `PUT ${API}/contacts/{contact_id}`, 'created', true],
	])('%s looks a contact up anew once it was deleted in the middle of a run', async (id, route, name, created) => {
		const [contact] = store().contacts.slice(3);
		if (!contact) throw new Error('There is no contact');
		let times = 0;
		const deleteBeforeSecond = () => {
			if (++times === 2) store().deleteContact(contact);
			return false;
		};
		harness.sandbox.faults.add({ kind: 'slow', route, when: deleteBeforeSecond });
		const rows = ['One', 'Two', 'Three'].map((text) => ({ json: { text } }));
		const fields = { inboxId: byId('7'), text: '={{ $json.text }}', updateFields: { name: '={{ $json.text }}' } };
		const parameters = { ...byPhone(contact.phoneNumber ?? ''), ...fields, options: { concurrency: 1 } };
		const { items } = await harness.run(id, parameters, rows, { onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.status)).toEqual(['sent', 'failed', 'sent']);
		expect(items[2]?.json[name]).toBe(created);
	});

	it('searches only for a value that the creation says is taken', async () => {
		harness.sandbox.quirks.blindFilters = 1;
		const taken = store().contacts[8]?.email ?? '';
		const { error } = await harness.run('contact:upsert', {
			...byIdentifier('crm-new'),
			updateFields: { email: taken },
		});
		expect(error?.message).toContain('Email has already been taken');
		expect(harness.requestsTo(`GET ${API}/contacts/search`)).toHaveLength(0);
	});

	it('ends the search with the page that has the contact', async () => {
		const { id } = store().insertContact({ email: 'ada@example.org', name: 'Ada' });
		for (let index = 0; index < 40; index++) store().insertContact({ email: `ada@example.org.${index}` });
		harness.sandbox.quirks.blindFilters = 1;
		const { items } = await sendTo({ person: by('email', 'ada@example.org') });
		expect(items[0]?.json).toMatchObject({ contactId: id, contact: 'found' });
		expect(harness.requestsTo(`GET ${API}/contacts/search`)).toHaveLength(1);
	});

	it.each([
		['+5541999998888', '+554199998888'],
		['+554199998888', '+5541999998888'],
	])('finds %s as %s when the ninth digit may differ', async (given, known) => {
		const { id } = store().insertContact({ phoneNumber: known });
		const { items } = await sendTo(byPhone(given, { options: { ninthDigit: true } }));
		expect(items[0]?.json).toMatchObject({ contactId: id, contact: 'found' });
		const other = await sendTo(byPhone(given));
		expect(other.items[0]?.json.contact).toBe('created');
	});

	it('prefers the number as given, where both are contacts', async () => {
		store().insertContact({ phoneNumber: '+554199998888' });
		const { id } = store().insertContact({ phoneNumber: '+5541999998888' });
		const { items } = await sendTo(byPhone('+5541999998888', { options: { ninthDigit: true } }));
		expect(items[0]?.json.contactId).toBe(id);
	});

	it('makes one contact of both spellings in one sheet', async () => {
		const rows = ['+5541999998888', '+554199998888'].map((phone) => ({ json: { phone } }));
		const { items } = await harness.run(
			'message:sendToContact',
			{ inboxId: byId('7'), text: 'Hi', ...byPhone('={{ $json.phone }}', { options: { ninthDigit: true } }) },
			rows,
		);
		expect(items.map(({ json }) => json.contact).sort()).toEqual(['created', 'found']);
		expect(store().contacts).toHaveLength(121);
	});
});

describe('The requests of Message: Send to Contact', () => {
	const people = [...Array(200).keys()];
	const requestsFor = async (rows: object[]) => {
		const { items, error } = await harness.run(
			'message:sendToContact',
			{ inboxId: byId('7'), text: 'Hi there', ...byPhone('={{ $json.phone }}') },
			rows.map((json) => ({ json: { ...json } })),
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(rows.length);
		expect(store().messagesWithContent('Hi there')).toHaveLength(rows.length);
		// The inboxes are read once a run.
		expect(harness.requestsTo(`GET ${API}/inboxes`)).toHaveLength(1);
		return (harness.sandbox.requests.length - 1) / rows.length;
	};

	it('are three for each of 200 new people, and none of them is throttled', async () => {
		expect(await requestsFor(people.map((number) => ({ phone: `+49170${1_000_000 + number}` })))).toBe(3);
		expect(harness.sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
	});

	it('are three for each of 200 known people', async () => {
		const phones = people.map((number) => `+49170${1_000_000 + number}`);
		for (const phoneNumber of phones) {
			const { id } = store().insertContact({ phoneNumber });
			store().insertConversation({ contactId: id, inboxId: 7, sourceId: `session-${id}` });
		}
		expect(await requestsFor(phones.map((phone) => ({ phone })))).toBe(3);
	});
});
