import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that Chatwoot's servers know, by the names that they have in the API. */
export const events: INodePropertyOptions[] = [
	{ name: 'Contact Created', value: 'contact_created', description: 'A new contact. Belongs to no inbox.' },
	{ name: 'Contact Updated', value: 'contact_updated', description: 'A contact was changed. Belongs to no inbox.' },
	{ name: 'Conversation Created', value: 'conversation_created', description: 'A new conversation, by whomever' },
	{
		name: 'Conversation Status Changed',
		value: 'conversation_status_changed',
		description: 'A conversation was opened, resolved, snoozed or set to pending',
	},
	{
		name: 'Conversation Updated',
		value: 'conversation_updated',
		description:
			'Anything about a conversation changed. Comes with nearly every other event, so choose it only if you need it.',
	},
	{ name: 'Inbox Created', value: 'inbox_created', description: 'A new inbox. Has to be switched on at the server.' },
	{
		name: 'Inbox Updated',
		value: 'inbox_updated',
		description: 'An inbox was changed. Has to be switched on at the server.',
	},
	{ name: 'Message Created', value: 'message_created', description: 'A new message: what most workflows need' },
	{
		name: 'Message Updated',
		value: 'message_updated',
		description: 'A message was changed: edited, deleted, delivered, or a form in it was filled in',
	},
	{ name: 'Typing Started', value: 'conversation_typing_on', description: 'Somebody began to type' },
	{ name: 'Typing Stopped', value: 'conversation_typing_off', description: 'Somebody stopped typing' },
	{
		name: 'Website Widget Opened',
		value: 'webwidget_triggered',
		description: 'A visitor opened the chat window on your website',
	},
];
