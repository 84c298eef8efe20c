import type { INodeProperties } from 'n8n-workflow';
import { picker } from '../../shared/fields/picker';

const inDashboard = 'the dashboard shows it in the address';

// Views of the dashboard put more in between, e.g. /app/accounts/1/inbox/7/conversations/42. The editor wants the pattern
// to match the whole address.
const pageOf = (path: string, id: string) => ({
	example: `https://app.chatwoot.com/app/accounts/1/${path}/${id}`,
	pattern: `.*/app/accounts/\\d+/(?:.*/)?${path}/(\\d+)(?:[/?#].*)?`,
});

/** The page of a contact. */
export const contactPage = pageOf('contacts', '913');

/** The settings page of an inbox. */
export const inboxPage = pageOf('inboxes', '7');

/** A conversation, for the path. */
export const conversationId = picker({
	displayName: 'Conversation',
	name: 'conversation_id',
	required: true,
	description: `The conversation. Its ID is the number behind the # in the dashboard; other operations give it as "conversationId".`,
	searchMethod: 'searchConversations',
	example: '42',
	page: pageOf('conversations', '42'),
});

/** A contact, for the path. */
export const contactId = picker({
	displayName: 'Contact',
	name: 'contact_id',
	required: true,
	description: `The person. Its ID is a number; ${inDashboard} of the contact, and other operations give it as "contactId".`,
	searchMethod: 'searchContacts',
	example: '913',
	page: contactPage,
});

/** An inbox. */
export const inboxId = picker({
	displayName: 'Inbox',
	name: 'inboxId',
	required: true,
	description: `The channel to write through, e.g. your WhatsApp number. Its ID is a number; ${inDashboard} under Settings → Inboxes.`,
	searchMethod: 'searchInboxes',
	example: '7',
	page: inboxPage,
});

/** The name, email, phone number and identifier of a contact, as options of a collection. */
export const contactDetails: INodeProperties[] = [
	{
		displayName: 'Blocked',
		name: 'blocked',
		type: 'boolean',
		default: true,
		description: 'Whether the contact is blocked: their messages no longer reach the inboxes',
		routing: { send: { type: 'body', property: 'blocked' } },
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		description: 'The email address. Only one contact of the account may have it.',
		routing: { send: { type: 'body', property: 'email' } },
	},
	{
		displayName: 'Identifier',
		name: 'identifier',
		type: 'string',
		default: '',
		placeholder: 'e.g. crm-0017',
		description: 'The ID that this person has in your own system. Only one contact of the account may have it.',
		routing: { send: { type: 'body', property: 'identifier' } },
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ada Example',
		description: 'The name that agents see',
		routing: { send: { type: 'body', property: 'name' } },
	},
	{
		displayName: 'Phone Number',
		name: 'phone_number',
		type: 'string',
		default: '',
		placeholder: 'e.g. +12025550123',
		description: 'The phone number with plus sign and country code. Only one contact of the account may have it.',
		routing: { send: { type: 'body', property: 'phone_number' } },
	},
];

/** Labels of the account, to pick several. */
export const labels: INodeProperties = {
	displayName: 'Label Names or IDs',
	name: 'labels',
	type: 'multiOptions',
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'Settings → Labels lists them. An expression may also give several names separated by commas.',
	typeOptions: { loadOptionsMethod: 'getLabels' },
};
