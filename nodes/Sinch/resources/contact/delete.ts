import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactInPath } from '../fields';

export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a contact',
		description: 'Delete a contact for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/contacts/{contact_id}',
	fields: [contactInPath, delivery],
	emptyResult: () => ({ deleted: true }),
};
