import { defineOperation, routes } from '../../routes';
import { findDeleted, planDeletion } from '../../steps/deleteContact';
import { contactId, numericId } from './fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a contact',
		description:
			'Delete a person with all conversations, messages and notes. It takes an administrator, and Chatwoot refuses it while the person is online. This cannot be undone. Changes data.',
	},
	route: routes.deleteContact,
	alsoCalls: [routes.getContact, routes.listContactConversations],
	path: { contact_id: contactId },
	convert: { contactId: numericId },
	dryRun: planDeletion,
	findOwn: findDeleted,
	emptyResult: ({ path }) => ({ contactId: Number(path.contact_id), deleted: true }),
	wording: { noun: 'contact', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
