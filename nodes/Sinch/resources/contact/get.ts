import { contactOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { contactId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get one contact with its channel identities. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/contacts/{contact_id}',
	path: { contact_id: contactId },
	output: contactOutput,
});
