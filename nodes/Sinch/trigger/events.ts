import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { isRecord } from '../../shared/base/record';

/** One kind of event that Sinch can be asked for. */
interface EventKind {
	/** The trigger, in the API's own words. */
	value: string;
	name: string;
	description: string;
	/** The key by which a callback is told; the trigger's own name is not in it. */
	key: string;
}

// Sorted by name, as the menu shows them.
const KINDS: EventKind[] = [
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
		value: 'MESSAGE_DELIVERY',
		name: 'Message: Delivery Report',
		description:
			'What became of a message that you sent: delivered, read, not delivered. A workflow that sends on this event may go round in circles.',
		key: 'message_delivery_report',
	},
	{
		value: 'MESSAGE_INBOUND',
		name: 'Message: Received',
		description: 'A person wrote to you. Never your own messages.',
		key: 'message',
	},
	{
		value: 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION',
		name: 'Message: Received, Redacted',
		description: 'A person wrote to you, and Sinch has blacked out personal data. Needs Smart Conversations.',
		key: 'message_redaction',
	},
	{
		value: 'MESSAGE_SUBMIT',
		name: 'Message: Sent by You',
		description:
			'Sinch has taken on a message that you sent. A workflow that sends on this event goes round in circles.',
		key: 'message_submit_notification',
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
		description: 'A record of the finished message, e.g. for billing',
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

/** The menu of events, sorted by name. */
export const eventOptions: INodePropertyOptions[] = KINDS.map(({ name, value, description }) => ({
	name,
	value,
	description,
}));

// What every callback has beside the key that tells its kind.
const ENVELOPE = new Set(['accepted_time', 'app_id', 'correlation_id', 'event_time', 'message_metadata', 'project_id']);

/** What a callback is about. */
export interface Happening {
	/** The trigger's name; for a key that is not known, that key; null when there is none. */
	event: string | null;
	/** All triggers that stand behind the key: more than one where its spelling is not certain, none where it is not known. */
	triggers: string[];
	key: string;
	content: IDataObject;
}

/** Finds out what a callback is about. */
export function happeningIn(callback: IDataObject): Happening {
	const keys = Object.keys(callback).filter((name) => !ENVELOPE.has(name));
	const known = keys.find((name) => KINDS.some((kind) => kind.key === name));
	const key = known ?? keys.find((name) => isRecord(callback[name])) ?? keys[0] ?? '';
	const content = callback[key];
	const triggers = KINDS.filter((kind) => kind.key === key).map(({ value }) => value);
	return { event: triggers[0] ?? (key || null), triggers, key, content: isRecord(content) ? content : {} };
}
