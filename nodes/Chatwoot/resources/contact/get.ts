import { unwrapPayload } from '../../answers';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactId, numericId } from './fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get one person with their sessions in inboxes. Only reads.',
	},
	route: routes.getContact,
	path: { contact_id: contactId },
	convert: { contactId: numericId },
	pickRecord: unwrapPayload,
	output: contactOutput,
});
