import type { IDataObject } from 'n8n-workflow';
import { eventOptions } from '../../../nodes/Sinch/trigger/events';
import { useExpressionEngine } from '../../support/expressions';
import { appNamed } from '../../support/sinch';
import { callback, callbackNames } from '../../support/sinchCallbacks';
import { useSinchTrigger } from '../../support/sinchTrigger';

useExpressionEngine();

const { harness, active, settled } = useSinchTrigger();

const triggers = eventOptions.map(({ value }) => String(value));
const MESSAGE = '01KKB4V0G6E0M3Y5Q8R1T2N7PA';
const CONVERSATION = '01KKB4TQ5X7Z2C8D9F0G1H3J4K';
const CONTACT = '01KKB4TPZZ8Y1X2W3V4T5S6R7Q';
const EVENT = '01KKB4W2M1N2P3Q4R5S6T7V8W9';
const EARLIER = '01KKB4S0000000000000000001';

const ids = { conversationId: CONVERSATION, contactId: CONTACT };
const person = { channel: 'WHATSAPP', identity: '+46701234567' };
const written = {
	event: 'MESSAGE_INBOUND',
	messageId: MESSAGE,
	...ids,
	...person,
	direction: 'incoming',
	from: '+46701234567',
	sentAt: '2026-03-10T08:15:30.098Z',
};
const ours = { ...ids, ...person, direction: 'outgoing' };
const happened = { ...ids, direction: 'incoming', eventId: EVENT, sentAt: '2026-03-10T08:15:30.050Z' };
const aboutContact = { contactId: CONTACT, identity: '+46701234567' };
const aboutConversation = { ...ids, channel: 'WHATSAPP' };

const checked = { event: 'CAPABILITY', contactId: CONTACT, channel: 'RCS', identity: '+46701234567' };
const qualityChanged = {
	event: 'CHANNEL_EVENT',
	channel: 'WHATSAPP',
	eventType: 'WHATS_APP_QUALITY_RATING_CHANGED',
};
const reacted = {
	event: 'EVENT_INBOUND',
	...happened,
	...person,
	from: '+46701234567',
	eventType: 'reaction_event',
	emoji: '👍',
	replyToMessageId: MESSAGE,
};

// What the item says beside its envelope, by the name of the callback. It has no other field, and none that is null.
const expected: Record<string, IDataObject> = {
	'batch-status-update': { event: 'BATCH_STATUS_UPDATE', eventStatus: 'COMPLETED' },
	capability: { ...checked, eventStatus: 'CAPABILITY_FULL' },
	'capability-none': {
		...checked,
		eventStatus: 'NO_CAPABILITY',
		reasonCode: 'RECIPIENT_NOT_REACHABLE',
		reasonDescription: 'The number has no RCS',
	},
	'channel-event': qualityChanged,
	'channel-event-bare': qualityChanged,
	'contact-create': { event: 'CONTACT_CREATE', ...aboutContact },
	'contact-delete': { event: 'CONTACT_DELETE', ...aboutContact },
	'contact-duplicates': { event: 'CONTACT_IDENTITIES_DUPLICATION' },
	'contact-merge': { event: 'CONTACT_MERGE', contactId: CONTACT },
	'contact-update': { event: 'CONTACT_UPDATE', ...aboutContact },
	'conversation-delete': { event: 'CONVERSATION_DELETE', ...aboutConversation },
	'conversation-start': { event: 'CONVERSATION_START', ...aboutConversation },
	'conversation-stop': { event: 'CONVERSATION_STOP', ...aboutConversation },
	'event-delivery': {
		event: 'EVENT_DELIVERY',
		...ours,
		conversationId: undefined,
		eventId: EVENT,
		deliveryStatus: 'DELIVERED',
	},
	'event-comment': {
		event: 'EVENT_INBOUND',
		...happened,
		channel: 'INSTAGRAM',
		from: '5510000000000001',
		identity: '5510000000000001',
		eventType: 'comment_event',
		text: 'Is it still in stock?',
	},
	'event-inbound': {
		event: 'EVENT_INBOUND',
		...happened,
		eventType: 'composing_event',
		channel: 'MESSENGER',
		from: '7746490198930851',
		identity: '7746490198930851',
	},
	'event-payment': {
		event: 'EVENT_INBOUND',
		...happened,
		...person,
		from: '+46701234567',
		eventType: 'payment_status_update_event',
		eventStatus: 'PAYMENT_STATUS_CAPTURED',
	},
	'event-reaction': { ...reacted, reaction: 'added' },
	'event-reaction-removed': { ...reacted, reaction: 'removed' },
	'message-delivery': {
		event: 'MESSAGE_DELIVERY',
		messageId: MESSAGE,
		...ours,
		deliveryStatus: 'DELIVERED',
		correlationId: 'row-17',
		metadata: 'campaign-4',
	},
	'message-delivery-failed': {
		event: 'MESSAGE_DELIVERY',
		messageId: MESSAGE,
		direction: 'outgoing',
		channel: 'SMS',
		identity: '+46701234567',
		deliveryStatus: 'FAILED',
		reasonCode: 'RECIPIENT_NOT_REACHABLE',
		deliveryError: 'The underlying channel reported: unknown subscriber',
	},
	'message-inbound': { ...written, text: 'Yes, Tuesday suits me.', correlationId: 'row-17' },
	'message-inbound-choice': { ...written, text: 'slot-tuesday', choice: 'slot-tuesday', replyToMessageId: EARLIER },
	'message-inbound-dispatch': {
		...written,
		conversationId: undefined,
		contactId: undefined,
		channel: 'SMS',
		text: 'Could it be an hour later?',
	},
	'message-inbound-fallback': {
		...written,
		text: '{"type":"sticker"}',
		reasonCode: 'MEDIA_TYPE_UNSUPPORTED',
		reasonDescription: 'The sticker is not supported',
	},
	'message-inbound-flow': {
		...written,
		text: 'Sent',
		answers: { flow_token: 'f-1', day: 'Tuesday', guests: 2 },
		replyToMessageId: EARLIER,
	},
	'message-inbound-location': { ...written, text: 'Harbour' },
	'message-inbound-media': {
		...written,
		text: 'https://media.example.com/photo.jpg',
		mediaUrl: 'https://media.example.com/photo.jpg',
		replyToMessageId: EARLIER,
	},
	'message-inbound-media-card': {
		...written,
		text: 'My receipt',
		mediaUrl: 'https://media.example.com/receipt.pdf',
	},
	'message-inbound-products': { ...written, text: 'My order' },
	'message-redaction-media': {
		...written,
		event: 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION',
		text: 'My card: ***',
		mediaUrl: 'https://media.example.com/id-card.jpg',
		replyToMessageId: EARLIER,
	},
	'message-redaction': { ...written, event: 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION', text: 'My number is ***' },
	'message-submit': {
		event: 'MESSAGE_SUBMIT',
		messageId: MESSAGE,
		...ours,
		text: 'Does Tuesday at 10:00 suit you?',
		metadata: 'campaign-4',
	},
	'opt-in': { event: 'OPT_IN', contactId: CONTACT, ...person, consent: 'optedIn', eventStatus: 'OPT_IN_SUCCEEDED' },
	'opt-out': { event: 'OPT_OUT', contactId: CONTACT, ...person, consent: 'optedOut', eventStatus: 'OPT_OUT_SUCCEEDED' },
	'opt-out-failed': {
		event: 'OPT_OUT',
		contactId: CONTACT,
		channel: 'WHATSAPP',
		eventStatus: 'OPT_OUT_FAILED',
		reasonDescription: 'The channel did not answer',
	},
	record: {
		event: 'RECORD_NOTIFICATION',
		...ids,
		...person,
		entityId: '01KKB4Z0000000000000000001',
		eventStatus: 'EVENT_RECORD_STORED',
	},
	'record-failed': {
		event: 'RECORD_NOTIFICATION',
		...person,
		entityId: '01KKB4Z0000000000000000002',
		eventStatus: 'RECORD_STATUS_UNSPECIFIED',
		reasonCode: 'INTERNAL_ERROR',
		reasonDescription: 'The record could not be stored',
	},
	'smart-conversation': {
		event: 'SMART_CONVERSATION',
		messageId: MESSAGE,
		...ids,
		...person,
		text: 'Yes, Tuesday suits me.',
	},
	'unknown-kind': { event: 'planet_alignment_notification', contactId: CONTACT },
	unsupported: { event: 'UNSUPPORTED', ...ids, ...person },
};

describe('The item of a Sinch callback', () => {
	it.each(callbackNames)('%s', async (name) => {
		const trigger = await active({ triggers, options: { includePayload: true } });
		const payload = callback(name);
		harness.sandbox.deliver({ appId: appNamed(harness.sandbox, 'Customer care'), payload });
		await settled();
		const envelope = { appId: payload.app_id || undefined, eventTime: payload.event_time };
		const item = { ...envelope, ...expected[name], payload };
		expect(trigger.executions.map((items) => items.map(({ json }) => json))).toEqual([[item]]);
	});

	it('exists for every kind of event in the menu', () => {
		const seen = new Set(Object.values(expected).map(({ event }) => event));
		// Two spellings stand for one callback.
		expect(triggers.filter((name) => !seen.has(name))).toEqual(['SMART_CONVERSATIONS']);
	});

	it('has no payload without Include Payload, unless its kind is not known', async () => {
		const trigger = await active({ triggers });
		for (const name of ['message-inbound', 'unknown-kind'])
			harness.sandbox.deliver({ appId: appNamed(harness.sandbox, 'Customer care'), payload: callback(name) });
		await settled();
		const withPayload = trigger.executions.flat().filter(({ json }) => json.payload !== undefined);
		expect(trigger.executions).toHaveLength(2);
		expect(withPayload.map(({ json }) => json.event)).toEqual(['planet_alignment_notification']);
	});

	it('is made of callbacks that have next to nothing, too', async () => {
		const trigger = await active({ triggers });
		for (const payload of [{ message: {} }, { message: null }, { strange: 'text' }]) {
			harness.sandbox.deliver({ appId: appNamed(harness.sandbox, 'Customer care'), payload });
		}
		await settled();
		const events = trigger.executions.map(([item]) => item?.json.event);
		expect(events.sort()).toEqual(['MESSAGE_INBOUND', 'MESSAGE_INBOUND', 'strange']);
	});
});
