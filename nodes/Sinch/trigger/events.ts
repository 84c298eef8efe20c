import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { isRecord } from '../../shared';

/** A kind of event that a webhook can be registered for. */
interface EventKind {
	/** The name of the trigger in the API. */
	value: string;
	name: string;
	description: string;
	/** The key of the content in a callback. Callbacks do not hold the name of the trigger. */
	key: string;
}

// As the menu shows them: messages first, what most workflows wait for; the others sorted by name.
const KINDS: EventKind[] = [
	{
		value: 'MESSAGE_INBOUND',
		name: 'Message: Received',
		description: 'A person wrote to you. Never your own messages.',
		key: 'message',
	},
	{
		value: 'MESSAGE_DELIVERY',
		name: 'Message: Delivery Report',
		description:
			'What became of a message that you sent: delivered, read, not delivered. A workflow that sends on this event may go round in circles.',
		key: 'message_delivery_report',
	},
	{
		value: 'MESSAGE_SUBMIT',
		name: 'Message: Sent by You',
		description:
			'Sinch has taken on a message that you sent. A workflow that sends on this event goes round in circles.',
		key: 'message_submit_notification',
	},
	{
		value: 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION',
		name: 'Message: Received, Redacted',
		description: 'A person wrote to you, and Sinch has blacked out personal data. Needs Smart Conversations.',
		key: 'message_redaction',
	},
	{
		value: 'BATCH_STATUS_UPDATE',
		name: 'Batch: Status Changed',
		description: 'A batch of your own messages has got further',
		key: 'batch_status_update',
	},
	{
		value: 'CAPABILITY',
		name: 'Capability Checked',
		description: 'The answer to a question whether a channel reaches somebody',
		key: 'capability_notification',
	},
	{
		value: 'CHANNEL_EVENT',
		name: 'Channel Event',
		description: 'A notice from the channel itself, e.g. about the quality rating of a WhatsApp number',
		key: 'channel_event_notification',
	},
	{
		value: 'CONTACT_CREATE',
		name: 'Contact: Created',
		description: 'A contact was made, by you or because somebody new wrote',
		key: 'contact_create_notification',
	},
	{
		value: 'CONTACT_DELETE',
		name: 'Contact: Deleted',
		description: 'A contact was deleted',
		key: 'contact_delete_notification',
	},
	{
		value: 'CONTACT_IDENTITIES_DUPLICATION',
		name: 'Contact: Duplicates Found',
		description: 'Several contacts have the same phone number or ID on a channel',
		key: 'duplicated_contact_identities_notification',
	},
	{
		value: 'CONTACT_MERGE',
		name: 'Contact: Merged',
		description: 'Two contacts became one',
		key: 'contact_merge_notification',
	},
	{
		value: 'CONTACT_UPDATE',
		name: 'Contact: Updated',
		description: 'Fields of a contact were changed',
		key: 'contact_update_notification',
	},
	{
		value: 'CONVERSATION_DELETE',
		name: 'Conversation: Deleted',
		description: 'A conversation was deleted, with its messages',
		key: 'conversation_delete_notification',
	},
	{
		value: 'CONVERSATION_START',
		name: 'Conversation: Started',
		description: 'A conversation was opened, by you or because somebody wrote',
		key: 'conversation_start_notification',
	},
	{
		value: 'CONVERSATION_STOP',
		name: 'Conversation: Stopped',
		description: 'A conversation was ended',
		key: 'conversation_stop_notification',
	},
	{
		value: 'EVENT_DELIVERY',
		name: 'Event: Delivery Report',
		description: 'What became of an event that you sent, e.g. "typing". Never about what a person did.',
		key: 'event_delivery_report',
	},
	{
		value: 'EVENT_INBOUND',
		name: 'Event: Received',
		description: 'A person did something other than write, e.g. is typing, reacted, or commented',
		key: 'event',
	},
	{
		value: 'OPT_IN',
		name: 'Opt-In',
		description: 'Somebody agreed to receive messages',
		key: 'opt_in_notification',
	},
	{
		value: 'OPT_OUT',
		name: 'Opt-Out',
		description: 'Somebody does not want to receive messages any more',
		key: 'opt_out_notification',
	},
	{
		value: 'RECORD_NOTIFICATION',
		name: 'Record',
		description: 'Sinch has stored the record of a message or an event',
		key: 'record_notification',
	},
	{
		value: 'SMART_CONVERSATION',
		name: 'Smart Conversation',
		description: 'What Sinch found in a message, e.g. its sentiment. Choose both spellings: the documents disagree.',
		key: 'smart_conversation_notification',
	},
	{
		value: 'SMART_CONVERSATIONS',
		name: 'Smart Conversations',
		description: 'The other spelling of the same',
		key: 'smart_conversation_notification',
	},
	{
		value: 'UNSUPPORTED',
		name: 'Unsupported by Sinch',
		description: 'Something arrived over a channel that Sinch does not understand, as it came',
		key: 'unsupported_callback',
	},
];

/** The menu of events. */
export const eventOptions: INodePropertyOptions[] = KINDS.map(({ name, value, description }) => ({
	name,
	value,
	description,
}));

// The keys that every callback may have besides the key of its content.
const ENVELOPE = new Set(['accepted_time', 'app_id', 'correlation_id', 'event_time', 'message_metadata', 'project_id']);

/** A callback, with its content and its kind. */
export interface Callback {
	/** The name of the trigger; an unknown key itself; null when there is no key. */
	event: string | null;
	/** All triggers with this key: several where the documents spell the trigger differently, none for an unknown key. */
	triggers: string[];
	/** The key of the content. */
	key: string;
	content: IDataObject;
}

/** Finds the content and the kind of a callback. */
export function parseCallback(event: IDataObject): Callback {
	const keys = Object.keys(event).filter((name) => !ENVELOPE.has(name));
	const named = keys.find((name) => KINDS.some((kind) => kind.key === name));
	// Sinch's guide shows a channel event without the notification around it, too.
	const known = named ?? keys.find((name) => name === 'channel_event');
	const key = known ?? keys.find((name) => isRecord(event[name])) ?? keys[0] ?? '';
	const content = event[key];
	const kindKey = key === 'channel_event' ? 'channel_event_notification' : key;
	const triggers = KINDS.filter((kind) => kind.key === kindKey).map(({ value }) => value);
	return { event: triggers[0] ?? (key || null), triggers, key, content: isRecord(content) ? content : {} };
}
