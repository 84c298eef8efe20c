import { at } from '../../support/sinch';
import { allOf, pagesOf } from '../../support/sinchSdk';
import { text, type World } from './world';

type Check = (world: World) => Promise<void>;

const ids = (records: Array<{ id?: string }>) => records.map(({ id }) => id);
const choices = [{ text_message: { text: 'Yes' }, postback_data: 'yes' }];
const card = { title: 'Table for two', description: 'By the window', choices };

/** Sends a message with one of the SDK's methods, and expects it in the store. */
const sends =
	(method: 'send' | `send${string}Message`, message: object): Check =>
	async ({ service, sandbox, appId, recipient }) => {
		const send = Reflect.get(service.messages, method) as (data: object) => Promise<{ message_id?: string }>;
		const body = { app_id: appId, recipient, message, ttl: 120 };
		const { message_id } = await send.call(service.messages, { sendMessageRequestBody: body });
		expect(at(sandbox.store.messages, -1)).toMatchObject({ id: message_id, app_message: message });
	};

/** Sends an event with one of the SDK's methods, and expects it in the store. */
const sendsEvent =
	(method: 'send' | `send${string}Event`, event: object): Check =>
	async ({ service, sandbox, appId, recipient }) => {
		const send = Reflect.get(service.events, method) as (data: object) => Promise<{ event_id?: string }>;
		const { event_id } = await send.call(service.events, {
			sendEventRequestBody: { app_id: appId, recipient, event },
		});
		expect(at(sandbox.store.events, -1)).toMatchObject({ id: event_id, app_event: event });
	};

/** The methods about messages, events and what the channels make of them. */
export const messageMethods: Record<string, Check> = {
	'messages.send': sends('send', text('Hello')),
	'messages.sendTextMessage': sends('sendTextMessage', text('Hello')),
	'messages.sendCardMessage': sends('sendCardMessage', { card_message: card }),
	'messages.sendCarouselMessage': sends('sendCarouselMessage', { carousel_message: { cards: [card] } }),
	'messages.sendChoiceMessage': sends('sendChoiceMessage', { choice_message: { ...text('Tuesday?'), choices } }),
	'messages.sendContactInfoMessage': sends('sendContactInfoMessage', {
		contact_info_message: { name: { full_name: 'Noor' }, phone_numbers: [{ phone_number: '+46701234567' }] },
	}),
	'messages.sendListMessage': sends('sendListMessage', {
		list_message: { title: 'Times', sections: [{ title: 'Morning', items: [{ choice: { title: '10:00' } }] }] },
	}),
	'messages.sendLocationMessage': sends('sendLocationMessage', {
		location_message: { title: 'Shop', coordinates: { latitude: 55.7, longitude: 13.19 } },
	}),
	'messages.sendMediaMessage': sends('sendMediaMessage', { media_message: { url: 'https://example.com/menu.pdf' } }),
	'messages.sendTemplateMessage': sends('sendTemplateMessage', {
		template_message: { omni_template: { template_id: 'order_shipped', version: 'latest', language_code: 'en-US' } },
	}),

	'messages.list': async ({ service, sandbox, appId }) => {
		const list = () => service.messages.list({ app_id: appId, page_size: 700 });
		const { records, pages } = await pagesOf(list());
		expect(ids(records)).toEqual(ids(sandbox.store.messages).reverse());
		expect(pages).toBe(3);
		expect(ids(await allOf(list()))).toEqual(ids(records));
	},
	'messages.listLastMessagesByChannelIdentity': async ({ service, sandbox, appId }) => {
		const numbers = sandbox.store.contacts.slice(0, 25).map((contact) => at(contact.channel_identities, 0).identity);
		const list = () =>
			service.messages.listLastMessagesByChannelIdentity({
				listLastMessagesByChannelIdentityRequestBody: {
					app_id: appId,
					channel_identities: numbers,
					messages_source: 'CONVERSATION_SOURCE',
					page_size: 10,
				},
			});
		const last = numbers.map((number) =>
			sandbox.store.messages.findLast(({ channel_identity }) => channel_identity.identity === number),
		);
		const { records, pages } = await pagesOf(list());
		expect(new Set(ids(records))).toEqual(new Set(last.map((message) => message?.id)));
		expect(pages).toBe(3);
		expect(ids(await allOf(list()))).toEqual(ids(records));
	},
	'messages.get': async ({ service, messageId }) => {
		expect(await service.messages.get({ message_id: messageId })).toMatchObject({ id: messageId });
	},
	'messages.update': async ({ service, messageId }) => {
		const change = { message_id: messageId, updateMessageRequestBody: { metadata: 'seen' } };
		expect(await service.messages.update(change)).toMatchObject({ id: messageId, metadata: 'seen' });
	},
	'messages.delete': async ({ service, sandbox, messageId }) => {
		await service.messages.delete({ message_id: messageId });
		expect(ids(sandbox.store.messages)).not.toContain(messageId);
	},

	'events.send': sendsEvent('send', { composing_event: {} }),
	'events.sendComposingEvent': sendsEvent('sendComposingEvent', { composing_event: {} }),
	'events.sendComposingEndEvent': sendsEvent('sendComposingEndEvent', { composing_end_event: {} }),
	'events.sendCommentReplyEvent': sendsEvent('sendCommentReplyEvent', { comment_reply_event: { text: 'Thanks' } }),
	'events.sendAgentJoinedEvent': sendsEvent('sendAgentJoinedEvent', {
		agent_joined_event: { agent: { display_name: 'Noor', type: 'HUMAN' } },
	}),
	'events.sendAgentLeftEvent': sendsEvent('sendAgentLeftEvent', {
		agent_left_event: { agent: { display_name: 'Noor', type: 'HUMAN' } },
	}),
	'events.sendGenericEvent': sendsEvent('sendGenericEvent', { generic_event: { payload: { step: 'paid' } } }),
	'events.list': async ({ service, sandbox, contactId, appId, recipient }) => {
		const own = { contact_id: contactId };
		for (let count = 0; count < 11; count++) {
			const body = { app_id: appId, recipient: own, event: { composing_event: {} } };
			await service.events.sendComposingEvent({ sendEventRequestBody: body });
		}
		await sendsEvent('send', { composing_event: {} })({ service, sandbox, appId, recipient } as World);
		const wanted = sandbox.store.events.filter((event) => event.contact_id === contactId);
		const { records, pages } = await pagesOf(service.events.list({ ...own, page_size: 5 }));
		expect(ids(records)).toEqual(ids(wanted));
		expect(pages).toBe(Math.ceil(wanted.length / 5));
		expect(ids(await allOf(service.events.list({ ...own, page_size: 5 })))).toEqual(ids(wanted));
	},
	'events.get': async ({ service, eventId }) => {
		expect(await service.events.get({ event_id: eventId })).toMatchObject({ id: eventId });
	},
	'events.delete': async ({ service, sandbox, eventId }) => {
		await service.events.delete({ event_id: eventId });
		expect(ids(sandbox.store.events)).not.toContain(eventId);
	},

	'capability.lookup': async ({ service, appId, recipient }) => {
		const body = { app_id: appId, recipient, request_id: 'r-1' };
		expect(await service.capability.lookup({ lookupCapabilityRequestBody: body })).toEqual(body);
	},
	'transcoding.transcodeMessage': async ({ service, appId }) => {
		const body = { app_id: appId, app_message: text('Hello'), channels: ['WHATSAPP' as const, 'SMS' as const] };
		const { transcoded_message } = await service.transcoding.transcodeMessage({ transcodeMessageRequestBody: body });
		expect(Object.keys(transcoded_message ?? {})).toEqual(['WHATSAPP', 'SMS']);
		for (const native of Object.values(transcoded_message ?? {}))
			expect(JSON.parse(native ?? '')).toMatchObject(text('Hello'));
	},
};
