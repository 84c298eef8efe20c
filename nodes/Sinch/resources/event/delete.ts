import { defineOperation } from '../../routes';
import { eventId } from '../fields';

export const remove = defineOperation({
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete an event',
		description: 'Delete a stored event for good. Changes data.',
	},
	route: 'DELETE /v1/projects/{project_id}/events/{event_id}',
	path: { event_id: eventId },
	dryRun: ({ call: { path } }) => ({ eventId: path.event_id }),
	wording: { noun: 'event', participle: 'deleted' },
	confirmation: 'cannotBeUndone',
});
