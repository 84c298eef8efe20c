import { eventOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { eventId } from '../fields';

export const get = defineOperation({
	option: { name: 'Get', value: 'get', action: 'Get an event', description: 'Get one stored event. Only reads.' },
	route: 'GET /v1/projects/{project_id}/events/{event_id}',
	path: { event_id: eventId },
	output: eventOutput,
});
