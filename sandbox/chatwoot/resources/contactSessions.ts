import type { OperationHandler } from '../../server/types';
import { bodyOf, toText } from '../params';
import { authorize } from '../rules/access';
import { contactableBy } from '../rules/contacts/contactableInboxes';
import { openSession } from '../rules/contacts/sessions';
import { faultOfServer } from '../rules/errors';
import { demand, seesInbox } from '../rules/visibility';
import type { ChatwootState } from '../state';
import { contactView } from '../views/contact';
import { sessionView, slimInboxView } from '../views/inbox';
import { requireContact, requireInbox } from './lookups';

/** Handlers of the sessions of contacts in inboxes. */
export const contactSessionHandlers: Record<string, OperationHandler<ChatwootState>> = {
	createContactInbox: (call, state) => {
		const caller = authorize(call, state);
		const contact = requireContact(call, state);
		const body = bodyOf(call);
		const inbox = requireInbox(body.inbox_id, state);
		demand(seesInbox(caller, inbox));
		const session = openSession(state.store, contact, inbox, body.source_id);
		// A blank source ID opens no session, and the server's view fails without one.
		if (!session) throw faultOfServer();
		return { status: 200, body: sessionView(state.store, session) };
	},

	listContactableInboxes: (call, state) => {
		const caller = authorize(call, state);
		const { store } = state;
		const contact = requireContact(call, state);
		const payload = store.inboxes
			.filter((inbox) => seesInbox(caller, inbox))
			.map((inbox) => ({ inbox: slimInboxView(inbox), source_id: contactableBy(store, contact, inbox) }))
			.filter(({ source_id: sourceId }) => sourceId !== undefined);
		return { status: 200, body: { payload } };
	},

	findContactBySourceId: (call, state) => {
		const caller = authorize(call, state);
		const { store } = state;
		const { inbox_id: inboxId, source_id: sourceId } = bodyOf(call);
		const inbox = requireInbox(inboxId, state);
		demand(seesInbox(caller, inbox));
		const found = store.sessionBySource(inbox.id, toText(sourceId) ?? '');
		return found ? { status: 200, body: contactView(store, found.contact) } : { status: 404, offContract: true };
	},
};
