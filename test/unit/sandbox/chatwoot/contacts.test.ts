import type { Change } from '../../../../sandbox/chatwoot/store/changes';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();
const old = useChatwootSandbox({ serverVersion: '4.8' });

const store = () => fixture.sandbox.store;
const contact = (id: number) => {
	const found = store().contact(id);
	if (!found) throw new Error(`There is no contact ${id}`);
	return found;
};
const create = async (body: object) => await fixture.client.post('/contacts', body);
const update = async (id: number, body: object) => await fixture.client.put(`/contacts/${id}`, body);
const asAgent = () => ({ headers: { api_access_token: fixture.sandbox.credentials.agentToken } });

/** The events of the contacts from now on. */
function listen(): Change[] {
	const changes: Change[] = [];
	store().onChange = (change) => void changes.push(change);
	return changes;
}

describe('POST contacts', () => {
	it.each([
		['an email without @', { email: 'nobody' }, 'Email Invalid email', ['email']],
		[
			'a phone number without plus',
			{ phone_number: '12025550101' },
			'Phone number should be in e164 format',
			['phone_number'],
		],
		['a long name', { name: 'x'.repeat(256) }, 'Name is too long (maximum is 255 characters)', ['name']],
		['a known email in capitals', { email: 'CONTACT001@example.com' }, 'Email has already been taken', ['email']],
		[
			'a known number and identifier',
			{ phone_number: '+12025550001', identifier: 'crm-001' },
			'Identifier has already been taken, Phone number has already been taken',
			['identifier', 'phone_number'],
		],
	])('refuses %s', async (_, body, message, attributes) => {
		const { status, data } = await create(body);
		expect([status, data]).toEqual([422, { message, attributes }]);
	});

	it.each([
		['an identifier in another letter case', { identifier: 'CRM-001' }],
		['a number that only begins', { phone_number: '+46' }],
		['text before the number', { phone_number: 'tel:+46701234567' }],
		['a blank in an email that is none to Ruby', { email: 'a\u00a0b@example.com' }],
		['two blank phone numbers', { phone_number: '' }],
	])('takes %s', async (_, body) => {
		expect([(await create(body)).status, store().contacts.length]).toEqual([200, 121]);
	});

	it('a blank email is null, a blank number stays, and only one contact may have a blank identifier', async () => {
		const { data } = await create({ name: null, email: ' ', phone_number: '', identifier: '' });
		expect(data.payload.contact).toMatchObject({ name: null, email: null, phone_number: '', identifier: '' });
		expect((await create({ identifier: '' })).status).toBe(500);
		expect((await update(1, { identifier: '' })).status).toBe(500);
		expect((await update(1, { identifier: null })).data.payload.identifier).toBeNull();
	});

	it('stores nothing when the inbox is unknown or needs what the contact lacks', async () => {
		expect((await create({ name: 'Ada', inbox_id: 999 })).status).toBe(404);
		const { status, data } = await create({ name: 'Ada', inbox_id: 8 });
		expect([status, data]).toEqual([422, { error: 'param is missing or the value is empty: contact phone number' }]);
		expect(store().contacts).toHaveLength(120);
	});

	it('does not take lists and objects for texts, nor a null for blocked', async () => {
		const { data } = await create({ name: { a: 1 }, email: ['a@example.com'], custom_attributes: 'x' });
		expect(data.payload.contact).toMatchObject({ name: '', email: null, custom_attributes: {} });
		expect((await create({ blocked: null })).status).toBe(500);
	});
});

describe('PUT and PATCH contacts', () => {
	it('merge attributes, and tell what has changed in the order of the table', async () => {
		const changes = listen();
		await update(1, { name: 'Ada', custom_attributes: { seats: 3 }, additional_attributes: { city: 'Lund' } });
		await fixture.client.patch('/contacts/1', { name: 'Ada' });
		expect(contact(1).customAttributes).toEqual({ plan: 'pro', seats: 3 });
		expect(changes.map(({ event }) => event)).toEqual(['contact_updated']);
		expect(Object.keys((changes[0] as { changed: object }).changed)).toEqual([
			'name',
			'updated_at',
			'additional_attributes',
			'custom_attributes',
			'location',
		]);
	});

	it('keep the values that a request leaves out', async () => {
		const { data } = await update(1, {});
		expect(data.payload).toMatchObject({ email: 'contact001@example.com', identifier: 'crm-001', blocked: false });
	});

	it('remove attributes by their keys', async () => {
		const path = '/contacts/1/destroy_custom_attributes';
		const { data } = await fixture.client.post(path, { custom_attributes: ['plan', 'unknown'] });
		expect(data.payload.custom_attributes).toEqual({});
		expect((await fixture.client.post(path, {})).status).toBe(200);
	});
});

describe('DELETE contacts', () => {
	it('takes conversations and messages along, for administrators only', async () => {
		expect((await fixture.client.delete('/contacts/1', asAgent())).status).toBe(401);
		const { status, data } = await fixture.client.delete('/contacts/1');
		expect([status, data]).toEqual([200, '']);
		expect(store().conversationsOf(1)).toEqual([]);
		expect(store().messages).toHaveLength(2970);
		expect((await fixture.client.delete('/contacts/1')).status).toBe(404);
	});

	it('is refused while the contact is online', async () => {
		Object.assign(contact(1), { isOnline: true, name: 'ada DAHL' });
		const { status, data } = await fixture.client.delete('/contacts/1');
		expect([status, data]).toEqual([422, { message: 'Ada dahl is Online, please try again later' }]);
	});
});

describe('labels', () => {
	it('are replaced, also by labels that the account does not have', async () => {
		const set = async (body: object) =>
			(await fixture.client.post('/contacts/1/labels', body)).data.payload as string[];
		const changes = listen();
		expect(await set({ labels: ['vip', 'New, Lead'] })).toEqual(['vip', 'New', 'Lead']);
		expect(Object.keys((changes[0] as { changed: object }).changed)).toEqual(['updated_at', 'label_list']);
		expect((await fixture.client.get('/contacts?labels[]=lead')).data.meta).toEqual({ count: 1, current_page: 1 });
		expect(await set({})).toEqual([]);
		expect((await fixture.client.get('/contacts/1/labels', asAgent())).data).toEqual({ payload: [] });
	});
});

describe('GET contacts', () => {
	it('lists those with an email, a phone number or an identifier', async () => {
		store().insertContact({ name: 'Nobody', phoneNumber: '' });
		const { data } = await fixture.client.get('/contacts?page=9&include_contact_inboxes=false');
		expect(data).toEqual({ meta: { count: 120, current_page: '9' }, payload: [] });
		const first = await fixture.client.get('/contacts?page=0&include_contact_inboxes=false');
		expect(first.data.payload).toHaveLength(15);
		expect(first.data.payload[0]).not.toHaveProperty('contact_inboxes');
	});

	it('shows the 20 newest conversations of a contact, agents those of their inboxes', async () => {
		for (let index = 0; index < 25; index++) store().insertConversation({ contactId: 1, inboxId: 7 });
		const path = '/contacts/1/conversations';
		expect((await fixture.client.get(path)).data.payload).toHaveLength(20);
		const inbox = store().inbox(7);
		if (inbox) inbox.memberIds = [1];
		store().insertConversation({ contactId: 1, inboxId: 8 });
		const { data } = await fixture.client.get<{ payload: Array<{ inbox_id: number }> }>(path, asAgent());
		expect(data.payload.map(({ inbox_id: id }) => id)).toEqual([8]);
	});
});

it('reads an ID as the number at the start of a text, as Rails does', async () => {
	expect((await fixture.client.get('/contacts/12abc')).data.payload.id).toBe(12);
	expect((await fixture.client.get('/contacts/abc')).status).toBe(404);
	expect((await fixture.client.get('/conversations/7%20x')).data.id).toBe(7);
});

describe('GET contacts/search', () => {
	const search = async (query: string) => (await fixture.client.get(`/contacts/search?${query}`)).data;

	it.each([
		['q=CONTACT001', 1],
		['q=%2B12025550001', 1],
		['q=12025550001', 1],
		['q=crm-001', 1],
		['q=CRM-001', 0],
		['q=contact_0_', 15],
		['q=%20contact001%20', 1],
	])('%s finds %d', async (query, count) => {
		expect((await search(query)).payload).toHaveLength(count);
	});

	it('tells whether there are more, and counts those of the page', async () => {
		expect((await search('q=example.com&page=8')).meta).toEqual({ count: 15, current_page: '8', has_more: false });
		expect((await search('q=example.com')).meta).toEqual({ count: 15, current_page: 1, has_more: true });
	});

	it('without a text gives an answer without numbers, and for page 0 a fault', async () => {
		expect(await search('q=')).toEqual({ meta: { count: null, current_page: 1, has_more: null }, payload: [] });
		expect((await fixture.client.get('/contacts/search?q=contact&page=0')).status).toBe(500);
	});

	it('4.8.0 counts all that it finds, and takes page 0 for the first', async () => {
		const ask = async (query: string) => (await old.client.get(`/contacts/search?${query}`)).data;
		expect((await ask('q=example.com&page=2')).meta).toEqual({ count: 120, current_page: '2' });
		expect((await ask('q=example.com&page=0')).payload).toHaveLength(15);
		expect((await ask('q=')).meta).toEqual({ count: null, current_page: 1 });
	});
});

describe('POST actions/contact_merge', () => {
	const merge = async (base: number, other: number) =>
		await fixture.client.post('/actions/contact_merge', { base_contact_id: base, mergee_contact_id: other });

	it('fills the gaps of the first from the second, which goes with all that it has to the first', async () => {
		const base = store().insertContact({
			name: '',
			phoneNumber: '+46701234567',
			customAttributes: { plan: 'gold', address: { city: 'Lund' } },
		});
		Object.assign(contact(2), { customAttributes: { plan: 'free', seats: 2, address: { city: 'Ystad', zip: 1 } } });
		const name = contact(2).name;
		const sessions = contact(2).sessions.length;
		const changes = listen();
		const { status, data } = await merge(base.id, 2);
		expect([status, data]).toMatchObject([
			200,
			{
				id: base.id,
				name,
				email: 'contact002@example.com',
				phone_number: '+46701234567',
				custom_attributes: { plan: 'gold', seats: 2, address: { city: 'Lund', zip: 1 } },
			},
		]);
		expect(data).not.toHaveProperty('contact_inboxes');
		expect(store().contact(2)).toBeUndefined();
		expect(store().conversationsOf(base.id)).toHaveLength(3);
		expect(base.sessions).toHaveLength(sessions);
		expect(store().messages.some(({ sender }) => sender?.type === 'contact' && sender.id === 2)).toBe(false);
		expect(new Set(changes.map(({ event }) => event))).toEqual(new Set(['contact_updated', 'message_updated']));
	});

	it('does nothing with the same contact, and knows both', async () => {
		expect((await merge(1, 1)).status).toBe(200);
		expect(store().contact(1)).toBeDefined();
		expect((await merge(1, 999)).status).toBe(404);
		expect((await merge(999, 1)).status).toBe(404);
	});
});
