import type { InboxRecord } from '../../../../sandbox/chatwoot/store/records';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();
const store = () => fixture.sandbox.store;

/** Adds an inbox of a kind. */
function inboxOf(channelType: string, more: Partial<InboxRecord> = {}): InboxRecord {
	const id = store().newId('inboxes');
	const settings = { hmacMandatory: false, lockToSingleConversation: false, memberIds: [], agentBotId: null };
	const inbox = { id, name: channelType, channelType, createdAt: 1, updatedAt: 1, ...settings, ...more };
	store().inboxes.push(inbox);
	return inbox;
}

const open = async (contactId: number, body: object, headers = {}) =>
	await fixture.client.post(`/contacts/${contactId}/contact_inboxes`, body, { headers });
const sourceOf = async (contactId: number, inbox: InboxRecord) =>
	(await open(contactId, { inbox_id: inbox.id })).data.source_id as string;

const twilioWhatsApp = { channelSettings: { medium: 'whatsapp' } };
const uuid = /^[0-9a-f-]{36}$/;

it.each([
	['Channel::Email', {}, 'contact001@example.com'],
	['Channel::Sms', {}, '+12025550001'],
	['Channel::TwilioSms', {}, '+12025550001'],
	['Channel::TwilioSms', twilioWhatsApp, 'whatsapp:+12025550001'],
	['Channel::Whatsapp', {}, '12025550001'],
])('the session of %s %j has the source ID %s, the same each time', async (channelType, more, sourceId) => {
	const inbox = inboxOf(channelType, more);
	expect([await sourceOf(1, inbox), await sourceOf(1, inbox)]).toEqual([sourceId, sourceId]);
});

it.each(['Channel::Api', 'Channel::WebWidget'])('each session of %s has a new UUID', async (channelType) => {
	const inbox = inboxOf(channelType);
	const [first, second] = [await sourceOf(1, inbox), await sourceOf(1, inbox)];
	expect([first, second]).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
	expect(first).not.toBe(second);
});

it.each([
	['Channel::Email', 422, 'param is missing or the value is empty: contact email'],
	['Channel::Whatsapp', 422, 'param is missing or the value is empty: contact phone number'],
	['Channel::Sms', 422, 'param is missing or the value is empty: contact phone number'],
	['Channel::Line', 500, 'Internal Server Error'],
	['Channel::FacebookPage', 500, 'Internal Server Error'],
	['Channel::Telegram', 500, 'Internal Server Error'],
])('%s answers %d for a contact without email and phone number', async (channelType, status, error) => {
	const { id } = store().insertContact({ identifier: 'crm-x' });
	const answer = await open(id, { inbox_id: inboxOf(channelType).id });
	expect([answer.status, answer.data.error]).toEqual([status, error]);
});

it('takes a source ID of its own, gives the session that has it, and refuses one of another contact', async () => {
	const inbox = inboxOf('Channel::Api');
	const body = { inbox_id: inbox.id, source_id: 'own-1' };
	expect((await open(1, body)).data.source_id).toBe('own-1');
	expect((await open(1, body)).data.source_id).toBe('own-1');
	expect(
		store()
			.contact(1)
			?.sessions.filter(({ inboxId }) => inboxId === inbox.id),
	).toHaveLength(1);
	expect((await open(2, body)).status).toBe(500);
	expect((await open(1, { ...body, source_id: '' })).status).toBe(500);
});

it.each([
	['Channel::Email', {}, 'contact001@example.com', /^\dcontact001@example\.com$/],
	['Channel::Sms', {}, '+12025550001', /^whatsapp:\+12025550001\d+$/],
	['Channel::Whatsapp', {}, '12025550001', /^whatsapp:12025550001\d+$/],
])('%s %j takes the source ID over from another contact', async (channelType, more, sourceId, renamed) => {
	const inbox = inboxOf(channelType, more);
	await open(1, { inbox_id: inbox.id });
	expect((await open(2, { inbox_id: inbox.id, source_id: sourceId })).data.source_id).toBe(sourceId);
	expect(store().sessionBySource(inbox.id, sourceId)?.contact.id).toBe(2);
	expect(store().contact(1)?.sessions.at(-1)?.sourceId).toMatch(renamed);
});

it.each([
	['Channel::Whatsapp', {}, '+12025550001', 'whatsapp'],
	['Channel::TwilioSms', {}, '12025550001', 'twilio sms'],
	['Channel::TwilioSms', twilioWhatsApp, '+12025550001', 'twilio whatsapp'],
])('%s %j refuses the source ID %s', async (channelType, more, sourceId, kind) => {
	const { status, data } = await open(1, { inbox_id: inboxOf(channelType, more).id, source_id: sourceId });
	expect([status, data.attributes, data.message]).toEqual([
		422,
		['source_id'],
		expect.stringContaining(`invalid source id for ${kind} inbox`),
	]);
});

it('takes a user ID of WhatsApp that is no number', async () => {
	const body = { inbox_id: inboxOf('Channel::Whatsapp').id, source_id: 'US.13491208655302741918' };
	expect((await open(1, body)).status).toBe(200);
});

it('is for agents of the inbox, and for inboxes that exist', async () => {
	const { agentToken } = fixture.sandbox.credentials;
	const inbox = inboxOf('Channel::Api');
	expect((await open(1, { inbox_id: inbox.id }, { api_access_token: agentToken })).status).toBe(401);
	expect((await open(1, { inbox_id: 999 })).status).toBe(404);
	expect((await open(1, {})).status).toBe(404);
});

it('finds a contact by the session, exactly', async () => {
	const inbox = inboxOf('Channel::Api');
	await open(1, { inbox_id: inbox.id, source_id: 'own-1' });
	const find = async (body: object) => await fixture.client.post('/contact_inboxes/filter', body);
	const { data } = await find({ inbox_id: inbox.id, source_id: 'own-1' });
	expect(data).toMatchObject({ id: 1, contact_inboxes: expect.any(Array) });
	const missing = await find({ inbox_id: inbox.id, source_id: 'own' });
	expect([missing.status, missing.data]).toEqual([404, '']);
	expect((await find({ inbox_id: 999, source_id: 'own-1' })).data).toEqual({ error: 'Resource could not be found' });
});

it('lists the inboxes in which a contact can be reached, by what the contact has', async () => {
	const email = inboxOf('Channel::Email');
	inboxOf('Channel::Line');
	const website = inboxOf('Channel::WebWidget');
	const { id } = store().insertContact({ email: 'ada.dahl@example.com' });
	const reachable = async () => {
		const { data } = await fixture.client.get<{ payload: Array<{ inbox: { id: number }; source_id: string }> }>(
			`/contacts/${id}/contactable_inboxes`,
		);
		return Object.fromEntries(data.payload.map(({ inbox, source_id: source }) => [inbox.id, source]));
	};
	expect(await reachable()).toEqual({ 7: expect.stringMatching(uuid), [email.id]: 'ada.dahl@example.com' });
	const visit = await sourceOf(id, website);
	expect(await reachable()).toMatchObject({ [website.id]: visit });
	store().insertConversation({ contactId: id, inboxId: website.id, sourceId: visit });
	expect(await reachable()).not.toHaveProperty(String(website.id));
});
