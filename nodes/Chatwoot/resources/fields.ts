import type { INodeProperties } from 'n8n-workflow';
import { filledBy, inBody, picker, holdsOwnId } from '../../shared';
import { contacts, conversations, inboxes, labelOptions } from '../pickers';

export { numericId } from '../ids';

const inDashboard = 'the dashboard shows it in the address';

// Views of the dashboard put more segments in between, e.g. /app/accounts/1/inbox/7/conversations/42. The editor wants the
// pattern to match the whole address. An invisible mark may be pasted along with it.
const pageOf = (path: string, id: string) => ({
	example: `https://app.chatwoot.com/app/accounts/1/${path}/${id}`,
	pattern: `.*/app/accounts/\\d+/(?:.*/)?${path}/(\\d+)(?:[^\\w-].*)?`,
});

/** The address of the settings of an inbox. */
export const inboxPage = pageOf('inboxes', '7');

/** How a conversation is picked. */
export const conversationPicker = {
	displayName: 'Conversation',
	name: 'conversationId',
	required: true,
	description: `The conversation. Its ID is the number behind the # in the dashboard; other operations give it as "conversationId".`,
	list: conversations,
	example: '42',
	page: pageOf('conversations', '42'),
};

/** A conversation, for the path. */
export const conversationId = picker(conversationPicker);

/** A picker of contacts that needs a choice. */
export function contactPicker(texts: { displayName: string; name: string; description: string }): INodeProperties {
	return picker({ ...texts, required: true, list: contacts, example: '913', page: pageOf('contacts', '913') });
}

/** A contact, for the path. */
export const contactId = contactPicker({
	displayName: 'Contact',
	name: 'contactId',
	description: `The person. Its ID is a number; ${inDashboard} of the contact, and other operations give it as "contactId".`,
});

/** An inbox to write through. */
export const inboxId = picker({
	displayName: 'Inbox',
	name: 'inboxId',
	required: true,
	description: `The channel to write through, e.g. your WhatsApp number. Its ID is a number; ${inDashboard} under Settings → Inboxes.`,
	list: inboxes,
	example: '7',
	page: inboxPage,
});

/** The inbox of a new contact or conversation. */
export const inboxOfNew = { ...inboxId, ...inBody('inbox_id') };

/** What describes a contact, as options of a collection. */
export const contactDetails: INodeProperties[] = [
	{
		displayName: 'Blocked',
		name: 'blocked',
		type: 'boolean',
		default: true,
		description: 'Whether the contact is blocked: Chatwoot resolves each new conversation of the contact at once',
		...inBody('blocked'),
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		default: '',
		description: 'The email address. Only one contact of the account may have it.',
		...inBody('email'),
	},
	{
		displayName: 'Identifier',
		name: 'identifier',
		...holdsOwnId,
		type: 'string',
		default: '',
		placeholder: 'e.g. crm-0017',
		description: 'The ID that this person has in your own system. Only one contact of the account may have it.',
		...inBody('identifier'),
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ada Example',
		description: 'The name that agents see',
		...inBody('name'),
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +12025550123',
		description: 'The phone number with plus sign and country code. Only one contact of the account may have it.',
		...inBody('phone_number'),
	},
];

/** The subject of a new conversation; `subjectOf` reads it. */
export const mailSubject: INodeProperties = {
	displayName: 'Mail Subject',
	name: 'mailSubject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Your order A-1001',
	description:
		'Email inboxes only: the subject of a new conversation. A conversation that is used again keeps its own.',
};

/** Labels of the account, to choose several of. */
export const labels: INodeProperties = {
	displayName: 'Label Names or IDs',
	name: 'labels',
	type: 'multiOptions',
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'Settings → Labels lists them. An expression may also give several names separated by commas.',
	typeOptions: filledBy(labelOptions),
};
