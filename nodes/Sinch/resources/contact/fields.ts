import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, holdsOwnId, inBody, textField, updateFieldsOf } from '../../../shared';
import { channelsField } from '../../channels';
import { toTextUpTo } from '../../json';
import { languages } from '../../languages';
import { identitiesField } from '../recipient';

export { contactId } from '../fields';

/** How a contact can be reached. */
export const identities = identitiesField(
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
	...inBody('language'),
};

/** The name of a contact. */
export const displayName = textField(
	'Display Name',
	'displayName',
	'Name of the contact; Sinch shows Unknown without one',
	{
		placeholder: 'e.g. Noor Bakker',
		...inBody('display_name'),
	},
);

/** What a contact may have besides its channel identities, its name and its language: the Options of a new one. */
export const contactOptions: INodeProperties[] = [
	channelsField(
		'Channel Priority',
		'channelPriority',
		'Channels in the order in which to try them, as you pick them',
		inBody('channel_priority'),
	),
	textField('Email', 'email', 'Email address of the contact', {
		...holdsAddressOrId,
		placeholder: 'e.g. name@example.com',
		...inBody('email'),
	}),
	textField('External ID', 'externalId', 'ID of the contact in your own system, e.g. the CRM', {
		...holdsOwnId,
		placeholder: 'e.g. crm-1001',
		...inBody('external_id'),
	}),
	textField('Metadata', 'metadata', 'Text to keep with the contact; at most 1,024 characters', {
		placeholder: 'e.g. came from the spring fair',
		...inBody('metadata'),
	}),
];

export const updateFields = updateFieldsOf(
	[
		{
			...identities,
			description: 'How the contact can be reached. This takes the place of all channel identities it has so far.',
		},
		displayName,
		...contactOptions,
		language,
	].sort((a, b) => a.displayName.localeCompare(b.displayName)),
);

export const contactConversions = {
	'options.metadata': toTextUpTo(1024),
	'updateFields.metadata': toTextUpTo(1024),
};
