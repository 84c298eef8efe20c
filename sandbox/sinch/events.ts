import { HttpError, type OperationHandler } from '../server/types';
import { requireApp, bodyOf, requireById } from './lookups';
import { pageOf } from './pages';
import { queryOf } from './query';
import { reportEvent } from './reports';
import { chooseIdentity, findOrCreateConversation, parseRecipient } from './recipients';
import type { EventRecord } from './records';
import type { SinchState } from './state';

/** Handlers of every route under events. */
export const eventHandlers: Record<string, OperationHandler<SinchState>> = {
	sendEvent: (call, state) => {
		const body = bodyOf(call);
		const app = requireApp(state, body.app_id);
		const addressee = parseRecipient(state, app, body.recipient);
		const identity = chooseIdentity(app, addressee, body.channel_priority_order as string[] | undefined);
		const dispatch = app.processing_mode === 'DISPATCH';
		const conversation = dispatch ? undefined : findOrCreateConversation(state, app, addressee, identity.channel);
		const event: EventRecord = {
			id: state.store.newId(),
			direction: 'TO_CONTACT',
			app_event: body.event as Record<string, unknown>,
			channel_identity: identity,
			conversation_id: conversation?.id ?? '',
			contact_id: conversation?.contact_id ?? '',
			accept_time: new Date().toISOString(),
			processing_mode: app.processing_mode,
		};
		if (!dispatch) state.store.events.push(event);
		reportEvent(state, app.id, event);
		return { status: 200, body: { event_id: event.id, accepted_time: event.accept_time } };
	},

	listEvents: (call, { store, quirks }) => {
		const { conversation_id, contact_id } = queryOf(call);
		if (conversation_id === undefined && contact_id === undefined) {
			throw new HttpError(400, 'one of conversation_id and contact_id is required');
		}
		const found = store.events.filter(
			(event) =>
				(conversation_id === undefined || event.conversation_id === conversation_id) &&
				(contact_id === undefined || event.contact_id === contact_id),
		);
		return { status: 200, body: pageOf(found, 'events', call, quirks) };
	},

	getEvent: ({ params }, { store }) => ({ status: 200, body: requireById(store.events, params.event_id, 'event_id') }),

	deleteEvent: ({ params }, { store }) => {
		store.events.splice(store.events.indexOf(requireById(store.events, params.event_id, 'event_id')), 1);
		return { status: 200 };
	},
};
