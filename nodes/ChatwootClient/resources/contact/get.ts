import type { INodeProperties } from 'n8n-workflow';
import { inQuery, holdsOwnId } from '../../../shared';
import { contactOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { sourceId } from './fields';

const identifier: INodeProperties = {
	displayName: 'Identifier',
	name: 'identifier',
	...holdsOwnId,
	type: 'string',
	default: '',
	placeholder: 'e.g. crm-0017',
	description:
		'The ID of the contact in your own system. Needed only where the inbox enforces identity validation; the HMAC token in the credential then proves it.',
	...inQuery('identifier'),
};

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get a contact by its session. Only reads.',
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
	path: { contact_identifier: sourceId },
	fields: [identifier],
	output: contactOutput,
});
