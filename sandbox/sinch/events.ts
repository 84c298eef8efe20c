import { HttpError, type OperationHandler } from '../server/types';
import { requireApp, requireById } from './lookups';
import { pageOf } from './pages';
import { resolveRecipient } from './recipients';
import type { EventRecord } from './records';
import { reportEvent } from './reports';
import { bodyOf, queryOf } from './request';
import type { SinchState } from './state';

/** Handlers of all routes below events. */
export const eventHandlers: Record<string, OperationHandler<SinchState>> = {
	sendEvent: (call, state) => {
		const body = bodyOf(call);
		const app = requireApp(state, body.app_id);
		const isDispatch = app.processing_mode === 'DISPATCH';
		const { identity, conversation } = resolveRecipient(state, app, body, isDispatch);
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
		if (!isDispatch) state.store.events.push(event);
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
