import type { INodeProperties } from 'n8n-workflow';
import { channels } from '../../channels';
import { line } from '../../content/simple';
import { identityGroup } from '../recipient';
import { languages } from '../../languages';
import { textUpTo } from '../../body';

const body = (property: string): Partial<INodeProperties> => ({ routing: { send: { type: 'body', property } } });

/** How a contact can be reached. */
export const contactIdentities = identityGroup(
	'identities',
	'How the contact can be reached. Sinch knows no two contacts with the same channel identity.',
	true,
);

export const language: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	default: 'EN_US',
	description: 'Language of the contact, which decides in which language templates are sent',
	options: languages,
	...body('language'),
};

/** What a contact has besides its channel identities. */
export const contactFields: INodeProperties[] = [
	{
		displayName: 'Channel Priority',
		name: 'channelPriority',
		type: 'multiOptions',
		default: [],
		description: 'Channels in the order in which to try them, as you pick them',
		options: channels,
		...body('channel_priority'),
	},
	line('Display Name', 'displayName', 'Name of the contact; Sinch shows Unknown without one', {
		placeholder: 'e.g. Noor Bakker',
		...body('display_name'),
	}),
	line('Email', 'email', 'Email address of the contact', { placeholder: 'e.g. name@example.com', ...body('email') }),
	line('External ID', 'externalId', 'ID of the contact in your own system, e.g. the CRM', {
		placeholder: 'e.g. crm-1001',
		...body('external_id'),
	}),
	line('Metadata', 'metadata', 'Text to keep with the contact; at most 1,024 characters', {
		placeholder: 'e.g. came from the spring fair',
		...body('metadata'),
	}),
];

export const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: contactFields,
};

export const contactConversions = {
	'createFields.metadata': textUpTo(1024),
	'updateFields.metadata': textUpTo(1024),
};
