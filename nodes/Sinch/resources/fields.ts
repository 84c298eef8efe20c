import type { INodeProperties } from 'n8n-workflow';
import { picker } from '../../shared/fields/picker';
import { channels } from '../channels';

const APP =
	'The Conversation API app. Its ID stands in the Sinch dashboard under Conversation API > Apps. App: Get says whether it is in CONVERSATION or DISPATCH mode.';

export const appId = picker({
	displayName: 'App',
	name: 'appId',
	required: true,
	description: APP,
	searchMethod: 'searchApps',
	example: '01HAPP0000000000000000000A',
});

export const contactId = picker({
	displayName: 'Contact',
	name: 'contactId',
	required: true,
	description: 'The contact. Contact: Get Many gives its ID as "contactId".',
	searchMethod: 'searchContacts',
	example: '01HCNTACT0000000000000000A',
});

/** The contact that the path of the request names. */
export const contactInPath: INodeProperties = { ...contactId, name: 'contact_id' };

/** The app that the path of the request names. */
export const appInPath: INodeProperties = { ...appId, name: 'app_id' };

export const conversationId = picker({
	displayName: 'Conversation',
	name: 'conversation_id',
	required: true,
	description:
		'The conversation. Conversation: Get Many gives its ID as "conversationId". Only apps in CONVERSATION mode have any.',
	searchMethod: 'searchConversations',
	example: '01HCNV00000000000000000000',
});

export const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'message_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 01HMSG00000000000000000000',
	description: 'Message: Send and Get Many give it as "messageId"',
};

export const eventId: INodeProperties = {
	displayName: 'Event ID',
	name: 'event_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 01HEVT00000000000000000000',
	description: 'Event: Send and Get Many give it as "eventId"',
};

/** Which of the two stores of messages is meant. */
export const messagesSource: INodeProperties = {
	displayName: 'Messages Source',
	name: 'messagesSource',
	type: 'options',
	default: 'CONVERSATION_SOURCE',
	description: 'Where the message is stored. Messages of an app in DISPATCH mode are found only with Dispatch.',
	options: [
		{ name: 'Conversation', value: 'CONVERSATION_SOURCE' },
		{ name: 'Dispatch', value: 'DISPATCH_SOURCE' },
	],
	routing: { send: { type: 'query', property: 'messages_source' } },
};

/** A filter by channel. */
export function channelFilter(displayName: string, name: string, property: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		default: 'SMS',
		description: 'Only what went over this channel',
		options: channels,
		routing: { send: { type: 'query', property } },
	};
}

/** Pickers as filters of lists: without them the list is not narrowed. */
export const appFilter = asFilter(appId, 'app_id', 'Only those of this app');
export const contactFilter = asFilter(contactId, 'contact_id', 'Only those of this contact');
export const conversationFilter = asFilter(
	{ ...conversationId, name: 'conversationId' },
	'conversation_id',
	'Only those of this conversation',
);

function asFilter(field: INodeProperties, property: string, description: string): INodeProperties {
	return { ...field, required: false, description, routing: { send: { type: 'query', property } } };
}
