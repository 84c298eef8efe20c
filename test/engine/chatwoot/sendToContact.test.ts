import { useChatwoot } from '../../support/chatwoot';
import { defineAttribute } from '../../support/defineAttribute';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const toPhone = (phoneNumber: string, more: object = {}) => ({
	inboxId: byId('7'),
	person: by('phone_number', phoneNumber),
	text: 'Hi there',
	...more,
});
const contactAt = (index: number) => {
	const found = harness.sandbox.store.contacts[index];
	if (!found) throw new Error(`There is no contact ${index}`);
	return found;
};
/** Contact 1 has conversations 1, 121 and 241 (resolved all, in the API inbox). */
const [resolvedOnly, hasOpen] = [0, 3];

describe('Message: Send to Contact', () => {
	it('creates contact and conversation for somebody new, and says so', async () => {
		defineAttribute(harness.sandbox, 'tier', { model: 'contact_attribute', type: 'number' });
		const { items, error } = await harness.run(
			'message:sendToContact',
			toPhone('={{ $json.phone }}', {
				options: {
					contactName: '={{ $json.name }}',
					customAttributes: { attribute: [{ key: 'tier', value: '={{ $json.tier }}' }] },
				},
			}),
			[{ json: { phone: '+49 (170) 123-45.67', name: 'Zoë', tier: 3 } }],
		);
		expect(error).toBeUndefined();
		const contact = harness.sandbox.store.contacts.at(-1);
		expect(contact).toMatchObject({ name: 'Zoë', phoneNumber: '+491701234567', customAttributes: { tier: 3 } });
		const conversation = harness.sandbox.store.conversations.at(-1);
		expect(conversation).toMatchObject({
			contactId: contact?.id,
			inboxId: 7,
			sourceId: contact?.sessions[0]?.sourceId,
		});
		const message = harness.sandbox.store.messages.at(-1);
		expect(items[0]).toEqual({
			json: {
				messageId: message?.id,
				conversationId: conversation?.id,
				contactId: contact?.id,
				direction: 'outgoing',
				channel: 'api',
				text: 'Hi there',
				// Answers tell whole seconds.
				sentAt: new Date(Math.floor(message?.createdAt ?? 0) * 1000).toISOString(),
				status: 'sent',
				deliveryStatus: 'sent',
				contact: 'created',
				conversation: 'created',
			},
			pairedItem: { item: 0 },
		});
		expect(harness.routes()).toEqual([
			`GET ${API}/custom_attribute_definitions`,
			`POST ${API}/contacts/filter`,
			`GET ${API}/inboxes`,
			`POST ${API}/contacts`,
			`POST ${API}/conversations`,
		]);
	});

	it('reuses what is open', async () => {
		const { phoneNumber, id } = contactAt(hasOpen);
		const { items } = await harness.run('message:sendToContact', toPhone(phoneNumber ?? ''));
		expect(items[0]?.json).toMatchObject({ contactId: id, contact: 'found', conversation: 'reused' });
		const used = harness.sandbox.store.conversation(Number(items[0]?.json.conversationId));
		expect(used).toMatchObject({ contactId: id, inboxId: 7 });
		expect(used?.status).not.toBe('resolved');
		expect(harness.sandbox.store.conversations).toHaveLength(300);
	});

	it.each([
		['reuseOpen', 'created', 301],
		['reopenLast', 'reopened', 300],
		['alwaysNew', 'created', 301],
	])('with nothing open, %s: the conversation is %s', async (conversationChoice, conversation, count) => {
		const { phoneNumber } = contactAt(resolvedOnly);
		const { items } = await harness.run(
			'message:sendToContact',
			toPhone(phoneNumber ?? '', { options: { conversationChoice } }),
		);
		expect(items[0]?.json).toMatchObject({ contact: 'found', conversation });
		expect(harness.sandbox.store.conversations).toHaveLength(count);
		if (conversation === 'reopened') {
			expect(items[0]?.json.conversationId).toBe(241);
			expect(harness.sandbox.store.conversation(241)?.status).toBe('open');
		}
	});

	it('starts a new one beside an open one when told so', async () => {
		const { items } = await harness.run(
			'message:sendToContact',
			toPhone(contactAt(hasOpen).phoneNumber ?? '', { options: { conversationChoice: 'alwaysNew' } }),
		);
		expect(items[0]?.json).toMatchObject({ contact: 'found', conversation: 'created', conversationId: 301 });
	});

	it('says reused when an inbox is locked to a single conversation', async () => {
		const inbox = harness.sandbox.store.inbox(7);
		if (inbox) inbox.lockToSingleConversation = true;
		const { items } = await harness.run(
			'message:sendToContact',
			toPhone(contactAt(hasOpen).phoneNumber ?? '', { options: { conversationChoice: 'alwaysNew' } }),
		);
		expect(items[0]?.json).toMatchObject({ conversation: 'reused' });
	});

	it('takes the exact match among many that look alike, also on a later page of a search', async () => {
		const { store } = harness.sandbox;
		for (let index = 0; index < 40; index++)
			store.insertContact({ identifier: `crm-77-${index}`, lastActivityAt: 9e9 });
		const wanted = store.insertContact({ identifier: 'crm-77', lastActivityAt: 1 });
		for (const searchEnd of ['hasMore', 'page', 'all'] as const) {
			Object.assign(harness.sandbox.quirks, { searchEnd, blindFilters: 1 });
			const { items } = await harness.run('message:sendToContact', {
				inboxId: byId('7'),
				person: by('identifier', 'crm-77'),
				text: `by ${searchEnd}`,
			});
			expect(items[0]?.json).toMatchObject({ contactId: wanted.id, contact: 'found' });
		}
	});

	it('finds an email in another spelling of capitals', async () => {
		const { items } = await harness.run('message:sendToContact', {
			inboxId: byId('7'),
			person: by('email', ' Contact004@Example.COM '),
			text: 'Hi',
		});
		expect(items[0]?.json).toMatchObject({ contactId: 4, contact: 'found' });
	});

	it('looks again when somebody else creates the contact in between (422)', async () => {
		harness.sandbox.quirks.blindFilters = 1;
		const { phoneNumber, id } = contactAt(hasOpen);
		const { items } = await harness.run('message:sendToContact', toPhone(phoneNumber ?? ''));
		expect(items[0]?.json).toMatchObject({ contactId: id, contact: 'found', conversation: 'reused' });
		expect(harness.requestsTo(`POST ${API}/contacts`).map(({ status }) => status)).toEqual([422]);
		expect(harness.sandbox.store.contacts).toHaveLength(120);
	});

	it('passes on why a contact is refused', async () => {
		Object.assign(harness.sandbox.quirks, { blindFilters: 1, blindSearches: 1 });
		const { error } = await harness.run('message:sendToContact', toPhone(contactAt(hasOpen).phoneNumber ?? ''));
		expect(error?.message).toContain('Phone number has already been taken');
	});

	it('opens one conversation for two rows to the same new person', async () => {
		const rows = ['One', 'Two', 'Three'].map((text) => ({ json: { text } }));
		const { items } = await harness.run(
			'message:sendToContact',
			toPhone('+491709999', { text: '={{ $json.text }}' }),
			rows,
		);
		expect(new Set(items.map(({ json }) => json.conversationId)).size).toBe(1);
		expect(items.map(({ json }) => json.conversation)).toEqual(['created', 'reused', 'reused']);
		expect(harness.sandbox.store.contacts).toHaveLength(121);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	it.each([
		['12025550123', 'plus sign'],
		['+1', undefined],
		['call me', 'with + and the country code'],
	])('refuses the phone number %s before anything is sent', async (phoneNumber, advice) => {
		const { error } = await harness.run('message:sendToContact', toPhone(phoneNumber));
		expect(error?.message).toContain(`"Phone of Contact" is "${phoneNumber}"`);
		if (advice) expect(error?.description).toContain(advice);
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('keeps contact and conversation in view in every form of output', async () => {
		const phone = contactAt(hasOpen).phoneNumber ?? '';
		const raw = await harness.run('message:sendToContact', toPhone(phone, { options: { output: 'raw' } }));
		expect(raw.items[0]?.json).toMatchObject({ id: 3001, sentTo: { contactWas: 'found', action: 'reused' } });
		const chosen = await harness.run(
			'message:sendToContact',
			toPhone(phone, { text: 'Other', options: { output: 'selectedFields', selectedFields: ['status'] } }),
		);
		expect(chosen.items[0]?.json).toMatchObject({ messageId: 3002, contactId: 4, contact: 'found', status: 'sent' });
	});
});
