import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { sourceId } from '../fields';
import { clientContactEntity } from './entity';
import { contactOutput } from './fields';

const identifier: INodeProperties = {
	displayName: 'Identifier',
	name: 'identifier',
	type: 'string',
	default: '',
	placeholder: 'e.g. crm-0017',
	description:
		'The ID of the contact in your own system. Needed only where the inbox enforces identity validation; the HMAC token in the credential then proves it.',
	routing: { send: { type: 'query', property: 'identifier' } },
};

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get a contact by its session. Only reads.',
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
	fields: [sourceId, identifier, ...contactOutput, delivery],
	output: clientContactEntity,
	emptyResult: ({ path }) => ({ found: false, sourceId: path.contact_identifier }),
};
