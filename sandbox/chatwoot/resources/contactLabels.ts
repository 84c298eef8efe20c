import type { OperationHandler } from '../../server/types';
import { bodyOf } from '../params';
import { authorize } from '../rules/access';
import { changeContact } from '../rules/contacts/contactWrites';
import { labelList } from '../rules/labelList';
import type { ChatwootState } from '../state';
import { requireContact } from './lookups';

/** Handlers of a contact's labels. The server does not compare them with the labels of the account. */
export const contactLabelHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getContactLabels: (call, state) => {
		authorize(call, state);
		return { status: 200, body: { payload: [...requireContact(call, state).labels] } };
	},

	setContactLabels: (call, state) => {
		authorize(call, state);
		const contact = requireContact(call, state);
		changeContact(state.store, contact, { labels: labelList(bodyOf(call).labels) });
		return { status: 200, body: { payload: [...contact.labels] } };
	},
};
