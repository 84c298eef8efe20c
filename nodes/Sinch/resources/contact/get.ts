import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get one contact with its channel identities. Only reads.',
	},
	route: routes.getContact,
	path: { contact_id: contactId },
	output: contactOutput,
});
