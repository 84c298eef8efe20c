import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, inQuery, picker, textField } from '../../shared';
import { apps, contacts, conversations } from '../pickers';

// IDs of Sinch are ULIDs.
const idPattern = '[0-9A-HJKMNP-TV-Z]{26}';

export const appId = picker({
	displayName: 'App',
	name: 'appId',
	required: true,
	description:
		'The Conversation API app. Its ID stands in the Sinch dashboard under Conversation API > Apps. App: Get says whether it is in CONVERSATION or DISPATCH mode.',
	list: apps,
	idPattern,
	example: '01HAPP0000000000000000000A',
});

export const contactId = picker({
	displayName: 'Contact',
	name: 'contactId',
	required: true,
	description: 'The contact. Contact: Get Many gives its ID as "contactId".',
	list: contacts,
	idPattern,
	example: '01HCNTACT0000000000000000A',
});

export const conversationId = picker({
	displayName: 'Conversation',
	name: 'conversationId',
	required: true,
	description:
		'The conversation. Conversation: Get Many gives its ID as "conversationId". Only apps in CONVERSATION mode have any.',
	list: conversations,
	idPattern,
	example: '01HCNV00000000000000000000',
});

export const messageId = textField('Message ID', 'messageId', 'Message: Send and Get Many give it as "messageId"', {
	required: true,
	...holdsAddressOrId,
	placeholder: 'e.g. 01HMSG00000000000000000000',
});

export const eventId = textField('Event ID', 'eventId', 'Event: Send and Get Many give it as "eventId"', {
	required: true,
	...holdsAddressOrId,
	placeholder: 'e.g. 01HEVT00000000000000000000',
});

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
	...inQuery('messages_source'),
};
