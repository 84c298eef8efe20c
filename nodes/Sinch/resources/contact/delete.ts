import { defineOperation } from '../../routes';
import { contactId } from '../fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a contact',
		description: 'Delete a contact for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/contacts/{contact_id}',
	path: { contact_id: contactId },
	dryRun: ({ call: { path } }) => ({ contactId: path.contact_id }),
	wording: { noun: 'contact', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
