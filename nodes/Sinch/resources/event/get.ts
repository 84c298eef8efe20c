import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { eventEntity } from '../../outputs/message';
import { eventId } from '../fields';
import { eventOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an event',
		description: 'Get one stored event. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/events/{event_id}',
	fields: [eventId, ...eventOutput, delivery],
	output: eventEntity,
	emptyResult: ({ path }) => ({ found: false, eventId: path.event_id }),
};
