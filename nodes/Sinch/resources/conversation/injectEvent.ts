import { withBody } from '../../body';
import { appEventOf, eventConversions, eventFields } from '../../content/appEvent';
import { acceptedEventOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId } from './fields';
import { acceptTime } from './injectFields';

export const injectEvent = defineOperation({
	option: {
		name: 'Inject Event',
		value: 'injectEvent',
		action: 'Inject an event into a conversation',
		description: 'Record an event of the app that happened elsewhere. Nothing is sent. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:inject-event',
	path: { conversation_id: conversationId },
	fields: [acceptTime, ...eventFields],
	convert: eventConversions,
	buildRequest: (call, values) => withBody(call, { app_event: appEventOf(values) }),
	output: acceptedEventOutput,
	emptyResult: ({ path }) => ({ injected: true, conversationId: path.conversation_id }),
	wording: { noun: 'event', participle: 'injected' },
});
