import { toText } from '../../../nodes/shared/base/record';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed, at, authentications, identities, recipient, sentTo, useSinch } from '../../support/sinch';
import { byId } from '../../support/harness';

useExpressionEngine();

describe.each(authentications)('Message under %s', (authentication) => {
	const harness = useSinch(authentication);
	const care = () => byId(appNamed(harness.sandbox, 'Customer care'));
	const sent = () => sentTo(harness, 'POST', '/messages:send').map(({ body }) => body);

	it('Send sends one SMS per row, numbers in E.164 form, each linked to its row', async () => {
		const phones = ['+46 70-123 45 01', '0046701234502', '+46701234503'];
		const rows = phones.map((phone, index) => ({ json: { phone, name: `N${index}` } }));
		const { items } = await harness.run(
			'message:send',
			{ appId: care(), sendTo: recipient('={{ $json.phone }}'), text: '=Hi {{ $json.name }}' },
			rows,
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		items.forEach(({ json }, index) => {
			const [stored] = harness.sandbox.store.messagesWithText(`Hi N${index}`);
			expect(json).toMatchObject({
				messageId: stored?.id,
				direction: 'outgoing',
				channel: 'SMS',
				identity: `+4670123450${index + 1}`,
				text: `Hi N${index}`,
			});
		});
		expect(sent()).toHaveLength(3);
	});

	it('Send goes on with the other rows when a number is wrong', async () => {
		const rows = ['+46701234501', '070-123 45 02', 'call me'].map((phone) => ({ json: { phone } }));
		const { items } = await harness.run(
			'message:send',
			{ appId: care(), sendTo: recipient('={{ $json.phone }}'), text: 'Hello' },
			rows,
			{ onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.error ?? 'sent')).toEqual([
			'sent',
			'"SMS of Send To" is "070-123 45 02", which begins with 0, so that its country is not known. Write it with + and the country code, e.g. +46701234567. The value comes from the column "phone".',
			'"SMS of Send To" is "call me", which is no phone number. Write it with + and the country code, e.g. +46701234567. The value comes from the column "phone".',
		]);
		expect(sent()).toHaveLength(1);
	});

	it('Send takes an identity as WhatsApp writes it, and refuses ten digits that lack a country code', async () => {
		const rows = ['4512345678', '2025550123'].map((to) => ({ json: { to } }));
		const parameters = {
			appId: care(),
			sendTo: recipient('={{ $json.to }}', 'WHATSAPP'),
			text: 'Hello',
		};
		const { items } = await harness.run('message:send', parameters, rows, { onError: 'continueRegularOutput' });
		expect(JSON.stringify(sent())).toContain('"channel":"WHATSAPP","identity":"+4512345678"');
		expect(sent()).toHaveLength(1);
		expect(items[1]?.json.error).toContain(
			'"WhatsApp of Send To" is "2025550123", which has no plus sign and country code',
		);
	});

	it('Send leaves the choice among the channels to Sinch, and sets no channel priority of its own', async () => {
		const { items } = await harness.run('message:send', {
			appId: care(),
			sendTo: recipient('+46701234599', 'WHATSAPP'),
			text: 'Hello',
			options: { fallbackChannels: identities('+46701234599') },
		});
		expect(sent()[0]).not.toHaveProperty('channel_priority_order');
		const read = await harness.run('message:get', { messageId: toText(items[0]?.json.messageId) });
		expect(read.items[0]?.json).toMatchObject({ channel: 'SMS', text: 'Hello', direction: 'outgoing' });
		expect(read.items[0]?.json.conversationId).toEqual(expect.any(String));
	});

	it('Send reaches a contact, with all options', async () => {
		const contact = at(harness.sandbox.store.contacts, 0);
		const { error } = await harness.run('message:send', {
			appId: care(),
			sendTo: byId(contact.id),
			text: 'Hello',
			options: {
				agentName: 'Robin',
				agentType: 'HUMAN',
				replyTo: '01HMSG',
				callbackUrl: 'https://example.com/reports',
				channelPriority: ['SMS', 'WHATSAPP'],
				channelProperties: { property: [{ name: 'SMS_SENDER', value: 'MyShop' }] },
				contentType: 'CONTENT_NOTIFICATION',
				conversationMetadata: '{ "ticket": 42 }',
				metadataStrategy: 'MERGE_PATCH',
				correlationId: 'c-1',
				messageMetadata: 'm-1',
				processingStrategy: 'DEFAULT',
				queue: 'HIGH_PRIORITY',
				ttl: 10,
			},
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				app_id: appNamed(harness.sandbox, 'Customer care'),
				recipient: { contact_id: contact.id },
				message: {
					text_message: { text: 'Hello' },
					agent: { display_name: 'Robin', type: 'HUMAN' },
					reply_to: { message_id: '01HMSG' },
				},
				callback_url: 'https://example.com/reports',
				channel_priority_order: ['SMS', 'WHATSAPP'],
				channel_properties: { SMS_SENDER: 'MyShop' },
				message_content_type: 'CONTENT_NOTIFICATION',
				conversation_metadata: { ticket: 42 },
				conversation_metadata_update_strategy: 'MERGE_PATCH',
				correlation_id: 'c-1',
				message_metadata: 'm-1',
				processing_strategy: 'DEFAULT',
				queue: 'HIGH_PRIORITY',
				ttl: '10s',
			},
		]);
	});

	it('Send explains that a dispatch app takes no contact, before anything is sent', async () => {
		const { error } = await harness.run('message:send', {
			appId: byId(appNamed(harness.sandbox, 'Alerts')),
			sendTo: byId(at(harness.sandbox.store.contacts, 0).id),
			text: 'Hello',
		});
		expect(error?.message).toBe('The app "Alerts" is in DISPATCH mode and cannot send to a contact');
		expect(error?.description).toContain('Choose a channel in place of From List or By ID');
		expect(sent()).toHaveLength(0);
	});

	it('Send refuses a contact for a message in dispatch mode', async () => {
		const { error } = await harness.run('message:send', {
			appId: care(),
			sendTo: byId(at(harness.sandbox.store.contacts, 0).id),
			text: 'Hello',
			options: { processingStrategy: 'DISPATCH_ONLY' },
		});
		expect(error?.message).toBe('"Dispatch Only" cannot send to a contact');
		expect(sent()).toHaveLength(0);
	});

	it('Send passes on the own words of the API', async () => {
		const { error } = await harness.run('message:send', {
			appId: byId('01HAPP0000000000000000000A'),
			sendTo: recipient('+46701234501'),
			text: 'Hello',
		});
		expect(error?.message).toBe(
			'Sinch does not know a record that the row names (404): app_id 01HAPP0000000000000000000A was not found',
		);
	});

	it('Send to an app that is not there says nothing of messages that are stored', async () => {
		const { error } = await harness.run('message:send', {
			appId: byId('01HAPP0000000000000000000A'),
			sendTo: recipient('+46701234567'),
			text: 'Hello',
		});
		expect(error?.message).toContain('Sinch does not know a record that the row names (404)');
		expect(error?.description).toBe(
			'Check the ID, and that the region in the credential is the one in which the app was created.',
		);
	});

	it('Get says that a message may be a dispatch message', async () => {
		const { error } = await harness.run('message:get', { messageId: '01HMSG00000000000000000000' });
		expect(error?.message).toContain('does not know Message ID "01HMSG00000000000000000000" (404)');
		expect(error?.description).toContain('Messages Source: Dispatch');
	});

	it('Get Many returns all 2,000 in two pages', async () => {
		const { items } = await harness.run('message:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.messageId)).size).toBe(2000);
		expect(sentTo(harness, 'GET', '/messages').map(({ query }) => query.page_size)).toEqual(['1000', '1000']);
		expect(Object.keys(at(items, 0).json)).toHaveLength(9);
	});

	it('Get Many sends every filter', async () => {
		const { conversation_id, contact_id } = at(harness.sandbox.store.messages, 0);
		const { error } = await harness.run('message:getAll', {
			limit: 7,
			view: 'WITHOUT_METADATA',
			filters: {
				appId: care(),
				channel: 'SMS',
				channelIdentity: '+46701234501',
				contactId: byId(contact_id),
				conversationId: byId(conversation_id),
				direction: 'TO_APP',
				messagesSource: 'DISPATCH_SOURCE',
				onlyFromPeople: false,
				since: '2026-03-02T10:00:00+01:00',
				until: '2026-03-03T09:00:00Z',
			},
		});
		expect(error).toBeUndefined();
		expect(sentTo(harness, 'GET', '/messages')[0]?.query).toEqual({
			app_id: appNamed(harness.sandbox, 'Customer care'),
			channel: 'SMS',
			channel_identity: '+46701234501',
			contact_id,
			conversation_id,
			direction: 'TO_APP',
			messages_source: 'DISPATCH_SOURCE',
			only_recipient_originated: 'false',
			start_time: '2026-03-02T09:00:00.000Z',
			end_time: '2026-03-03T09:00:00.000Z',
			page_size: '7',
			view: 'WITHOUT_METADATA',
		});
	});

	it('Update Metadata replaces it', async () => {
		const message = at(harness.sandbox.store.messages, 0);
		const { items } = await harness.run('message:updateMetadata', { messageId: message.id, metadata: 'seen' });
		expect(items[0]?.json).toMatchObject({ messageId: message.id, metadata: 'seen' });
		expect(message.metadata).toBe('seen');
	});

	it('Delete deletes', async () => {
		const { id } = at(harness.sandbox.store.messages, 0);
		const { items } = await harness.run('message:delete', { messageId: id, understandsFinal: true });
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(harness.sandbox.store.messages.some((message) => message.id === id)).toBe(false);
	});
});
