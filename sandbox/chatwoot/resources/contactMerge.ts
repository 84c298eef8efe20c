import type { OperationHandler } from '../../server/types';
import { paramsOf } from '../params';
import { authorize } from '../rules/access';
import { mergeContacts } from '../rules/contacts/mergeContacts';
import { leadingNumber } from '../rules/pages';
import type { ChatwootState } from '../state';
import { contactView } from '../views/contact';
import { orNotFound } from './lookups';

/** The handler of the merge of two contacts. Any user of the account may call it. */
export const contactMergeHandlers: Record<string, OperationHandler<ChatwootState>> = {
	mergeContacts: (call, state) => {
		authorize(call, state);
		const { store } = state;
		const { base_contact_id: baseId, mergee_contact_id: otherId } = paramsOf(call);
		const base = orNotFound(store.contact(leadingNumber(baseId)));
		mergeContacts(store, base, orNotFound(store.contact(leadingNumber(otherId))));
		return { status: 200, body: contactView(store, base, false) };
	},
};
