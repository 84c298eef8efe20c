import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { eventId } from '../fields';

export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an event',
		description: 'Delete a stored event for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/events/{event_id}',
	fields: [eventId, delivery],
	emptyResult: () => ({ deleted: true }),
};
