import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs/message';
import { contactInPath } from '../fields';
import { contactOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get one contact with its channel identities. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/contacts/{contact_id}',
	fields: [contactInPath, ...contactOutput, delivery],
	output: contactEntity,
	emptyResult: ({ path }) => ({ found: false, contactId: path.contact_id }),
};
