import { HttpError, type Answer, type Call, type OperationHandler } from '../../server/types';
import { bodyOf, isBlank, paramsOf, queryOf, toTexts } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { isResolved } from '../rules/contacts/contactSearch';
import { contactValuesOf } from '../rules/contacts/contactValues';
import { changeContact, createContact, updateContact, validNewContact } from '../rules/contacts/contactWrites';
import { openPlanned, planSession } from '../rules/contacts/sessions';
import { labelList } from '../rules/labelList';
import { shownPage } from '../rules/pages';
import { descending, inOrder } from '../rules/ties';
import { visibleConversations } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { ContactRecord, ConversationRecord } from '../store/records';
import { contactView } from '../views/contact';
import { conversationView } from '../views/conversation';
import { inboxRecordView } from '../views/inbox';
import { contactPage, showsSessions } from './contactPage';
import { contactFilterHandlers } from './contactFilter';
import { contactLabelHandlers } from './contactLabels';
import { contactMergeHandlers } from './contactMerge';
import { contactSearchHandlers } from './contactSearch';
import { contactSessionHandlers } from './contactSessions';
import { requireContact, requireInbox } from './lookups';

/** Whether a contact has one of the labels of a list's query; their letter case does not count. */
function labelTest(call: Call): (contact: ContactRecord) => boolean {
	const query = queryOf(call);
	const given = query.labels ?? query['labels[]'];
	if (isBlank(given)) return () => true;
	const wanted = labelList(toTexts(given)).map((label) => label.toLowerCase());
	return ({ labels }) => labels.some((label) => wanted.includes(label.toLowerCase()));
}

const largestHistory = 20;

/** Handlers of the application API's routes below /contacts. */
export const contactHandlers: Record<string, OperationHandler<ChatwootState>> = {
	...contactFilterHandlers,
	...contactLabelHandlers,
	...contactMergeHandlers,
	...contactSearchHandlers,
	...contactSessionHandlers,

	listContacts: (call, state) => {
		authorize(call, state);
		const rows = state.store.contacts.filter(isResolved).filter(labelTest(call));
		const meta = { count: rows.length, current_page: shownPage(paramsOf(call).page) };
		return { status: 200, body: { meta, payload: contactPage(call, state, rows) } };
	},

	createContact: (call, state) => {
		authorize(call, state);
		const { store } = state;
		const body = bodyOf(call);
		const values = contactValuesOf(body);
		// The contact is stored only when its session can be opened: the server does both in one transaction.
		const { email, phoneNumber } = validNewContact(store, values);
		const inbox = isBlank(body.inbox_id) ? undefined : requireInbox(body.inbox_id, state);
		const plan = inbox && planSession(store, inbox, { email, phoneNumber, sessions: [] }, body.source_id);
		const contact = createContact(store, values);
		const session = plan && openPlanned(store, contact, plan);
		const contactInbox = {
			inbox: inbox && session ? inboxRecordView(inbox) : null,
			source_id: session?.sourceId ?? null,
		};
		return { status: 200, body: { payload: { contact: contactView(store, contact), contact_inbox: contactInbox } } };
	},

	getContact: (call, state) => {
		authorize(call, state);
		const contact = requireContact(call, state);
		return { status: 200, body: { payload: contactView(state.store, contact, showsSessions(call)) } };
	},

	updateContact: update,

	patchContact: update,

	deleteContact: (call, state) => {
		authorizeAdministrator(call, state);
		const contact = requireContact(call, state);
		if (contact.isOnline) {
			const name = contact.name ?? '';
			const shown = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
			const message = `${shown} is Online, please try again later`;
			throw new HttpError(422, message, { message });
		}
		state.store.deleteContact(contact);
		return { status: 200 };
	},

	deleteContactCustomAttributes: (call, state) => {
		authorize(call, state);
		const { store } = state;
		const contact = requireContact(call, state);
		const gone = toTexts(bodyOf(call).custom_attributes);
		const kept = Object.entries(contact.customAttributes).filter(([key]) => !gone.includes(key));
		changeContact(store, contact, { customAttributes: Object.fromEntries(kept) });
		return { status: 200, body: { payload: contactView(store, contact) } };
	},

	listContactConversations: (call, state) => {
		const caller = authorize(call, state);
		const { id } = requireContact(call, state);
		const own = visibleConversations(caller, state.store).filter(({ contactId }) => contactId === id);
		const newestFirst = descending(({ lastActivityAt }: ConversationRecord) => lastActivityAt);
		const shown = inOrder(own, newestFirst, state.store.random).slice(0, largestHistory);
		return { status: 200, body: { payload: shown.map((row) => conversationView(state, row, caller)) } };
	},
};

function update(call: Call, state: ChatwootState): Answer {
	authorize(call, state);
	const contact = requireContact(call, state);
	updateContact(state.store, contact, contactValuesOf(bodyOf(call)));
	return { status: 200, body: { payload: contactView(state.store, contact, showsSessions(call)) } };
}
