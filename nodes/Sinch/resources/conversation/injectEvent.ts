import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { eventConversions, eventFields, eventOf } from '../../content/appEvent';
import { acceptedEventEntity } from '../../outputs/message';
import { conversationId } from '../fields';
import { withBody } from '../../body';
import { acceptTime } from './fields';

export const injectEvent: Operation = {
	option: {
		name: 'Inject Event',
		value: 'injectEvent',
		action: 'Inject an event into a conversation',
		description: 'Record an event of the app that happened elsewhere. Nothing is sent. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:inject-event',
	fields: [conversationId, acceptTime, ...eventFields, delivery],
	convert: eventConversions,
	// The key is what matters: most events are an empty object.
	buildRequest: (call, values) => withBody(call, { app_event: eventOf(values) }),
	output: acceptedEventEntity,
	emptyResult: ({ path }) => ({ injected: true, conversationId: path.conversation_id }),
	wording: { noun: 'event', participle: 'injected' },
};
