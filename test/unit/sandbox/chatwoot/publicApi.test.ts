import { createHmac } from 'node:crypto';
import axios from 'axios';
import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

interface Person {
	id: number;
	name: string;
	source_id: string;
}

/** A request of the public API, which needs no token. */
async function call<Data = Person>(method: string, path: string, data?: object) {
	const { url, credentials } = fixture.sandbox;
	const base = `${url}/public/api/v1/inboxes/${credentials.inboxIdentifier}`;
	return await axios.request<Data>({ method, url: `${base}/${path}`, data, validateStatus: () => true });
}

const post = async (path: string, body: object = {}) => await call('POST', path, body);
const hashOf = (identifier: string) =>
	createHmac('sha256', fixture.sandbox.credentials.hmacToken).update(identifier).digest('hex');
const store = () => fixture.sandbox.store;

describe('a visitor', () => {
	it('is found by identifier, email or phone number, in this order, and gets another session each time', async () => {
		const first = await post('contacts', { name: 'Zoe', identifier: 'z', email: 'ZOE@example.com' });
		const again = await post('contacts', { name: 'Other', email: 'zoe@example.com', phone_number: '+46701234567' });
		expect(again.data).toMatchObject({ id: first.data.id, name: 'Zoe', phone_number: null });
		expect(again.data.source_id).not.toBe(first.data.source_id);
	});

	it('keeps a session by its source ID, with nothing changed', async () => {
		const first = await post('contacts', { name: 'Zoe', source_id: 'own' });
		const again = await post('contacts', { name: 'Other', source_id: 'own', email: 'other@example.com' });
		expect(again.data).toEqual(first.data);
	});

	it('without a name gets one', async () => {
		expect((await post('contacts')).data.name).toMatch(/^\w+-\w+-\d+$/);
	});

	it('with values that are not valid is refused', async () => {
		const { status, data } = await post('contacts', { name: 'Zoe', email: 'nonsense' });
		expect([status, data]).toEqual([422, { message: 'Email Invalid email', attributes: ['email'] }]);
	});
});

describe('an update of a visitor', () => {
	it('merges her into the contact who has the email, with all sessions and conversations', async () => {
		const owner = addContact(store(), { name: 'Owner', email: 'owner@example.com', customAttributes: { plan: 'pro' } });
		const { data } = await post('contacts', { name: 'Zoe', source_id: 'zoe' });
		await post('contacts/zoe/conversations');
		const updated = await call('PATCH', 'contacts/zoe', {
			email: 'Owner@example.com',
			custom_attributes: { seats: 2 },
		});
		expect(updated.data).toMatchObject({ id: owner.id, name: 'Owner', custom_attributes: { plan: 'pro', seats: 2 } });
		expect(store().contact(data.id)).toBeUndefined();
		expect(store().conversations.map(({ contactId }) => contactId)).toEqual([owner.id]);
		expect((await call('GET', 'contacts/zoe')).data.id).toBe(owner.id);
	});

	it('leaves out a phone number whose owner has another email than the one that is given', async () => {
		addContact(store(), { email: 'owner@example.com', phoneNumber: '+46701234567' });
		const { data } = await post('contacts', { name: 'Zoe', source_id: 'zoe' });
		const values = { email: 'zoe@example.com', phone_number: '+46701234567' };
		const updated = await call('PATCH', 'contacts/zoe', values);
		expect(updated.data).toMatchObject({ id: data.id, email: 'zoe@example.com', phone_number: null });
	});

	it('merges by the phone number alone', async () => {
		const owner = addContact(store(), { phoneNumber: '+46701234567' });
		await post('contacts', { name: 'Zoe', source_id: 'zoe' });
		expect((await call('PATCH', 'contacts/zoe', { phone_number: '+46701234567' })).data.id).toBe(owner.id);
	});
});

describe('the HMAC of an identifier', () => {
	const visit = async () =>
		(await post('contacts', { identifier: 'z', source_id: 's', identifier_hash: hashOf('z') })).status;
	const isVerified = () => store().contacts[0]?.sessions[0]?.verified;

	it('verifies the session with a read or an update, not with its creation', async () => {
		expect(await visit()).toBe(200);
		expect(isVerified()).toBe(false);
		expect((await call('GET', `contacts/s?identifier=z&identifier_hash=${hashOf('z')}`)).status).toBe(200);
		expect(isVerified()).toBe(true);
	});

	it('is checked wherever it is given, and demanded by an inbox that enforces it', async () => {
		const wrong = await post('contacts', { identifier: 'z', identifier_hash: hashOf('other') });
		expect([wrong.status, wrong.data]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
		await visit();
		const inbox = store().inbox(7);
		if (inbox) inbox.hmacMandatory = true;
		expect((await call('GET', 'contacts/s')).status).toBe(500);
		expect((await call('PATCH', 'contacts/s', { identifier: 'z', identifier_hash: hashOf('z') })).status).toBe(200);
	});

	it('shows a verified session all conversations of the contact, in every inbox', async () => {
		await visit();
		const contact = store().contacts[0];
		if (!contact) throw new Error('There is no contact');
		addConversation(store(), contact, { inboxId: 8 });
		await post('contacts/s/conversations');
		expect((await call<object[]>('GET', 'contacts/s/conversations')).data).toHaveLength(1);
		await call('PATCH', 'contacts/s', { identifier: 'z', identifier_hash: hashOf('z') });
		expect((await call<object[]>('GET', 'contacts/s/conversations')).data).toHaveLength(2);
	});
});

describe('a conversation of a visitor', () => {
	const open = async () => {
		await post('contacts', { name: 'Zoe', source_id: 's' });
		const { data } = await post('contacts/s/conversations', {
			custom_attributes: { order: 'A-1' },
			status: 'resolved',
		});
		return data.id;
	};

	it('takes custom attributes only', async () => {
		const id = await open();
		expect(store().conversation(id)).toMatchObject({ status: 'open', customAttributes: { order: 'A-1' } });
	});

	it('is the same one in a locked inbox', async () => {
		const inbox = store().inbox(7);
		if (inbox) inbox.lockToSingleConversation = true;
		expect(await open()).toBe((await post('contacts/s/conversations')).data.id);
	});

	it('is resolved, and never opened', async () => {
		const id = await open();
		await post(`contacts/s/conversations/${id}/toggle_status`);
		expect((await post(`contacts/s/conversations/${id}/toggle_status`)).data).toMatchObject({ status: 'resolved' });
	});

	it('that was looked at has its messages read, those of the contact excepted', async () => {
		const conversationId = await open();
		const out = store().insertMessage({ conversationId, content: 'Out', createdAt: 1_700_000_000 });
		const failed = store().insertMessage({ conversationId, content: 'x', status: 'failed', createdAt: 1_700_000_000 });
		const own = store().insertMessage({ conversationId, content: 'In', type: 0, createdAt: 1_700_000_000 });
		await post(`contacts/s/conversations/${conversationId}/update_last_seen`);
		expect([out.status, failed.status, own.status]).toEqual(['read', 'failed', 'sent']);
		expect(store().conversation(conversationId)?.contactLastSeenAt).toBeGreaterThan(0);
	});

	it('is typed in as query or body say', async () => {
		const id = await open();
		const told: string[] = [];
		store().onChange = ({ event }) => told.push(event);
		await post(`contacts/s/conversations/${id}/toggle_typing?typing_status=on`);
		await post(`contacts/s/conversations/${id}/toggle_typing`, { typing_status: 'off' });
		expect(told).toEqual(['conversation_typing_on', 'conversation_typing_off']);
	});
});
