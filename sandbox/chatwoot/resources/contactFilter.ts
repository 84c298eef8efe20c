import type { OperationHandler } from '../../server/types';
import { bodyOf, paramsOf } from '../params';
import { authorize } from '../rules/access';
import { isResolved } from '../rules/contacts/contactSearch';
import { contactFilter } from '../rules/filters/contactFilter';
import { dayOf } from '../rules/filters/days';
import { filterRows } from '../rules/filters/filter';
import { shownPage } from '../rules/pages';
import type { ChatwootState } from '../state';
import { contactPage } from './contactPage';

/** The handler of the contact filter. */
export const contactFilterHandlers: Record<string, OperationHandler<ChatwootState>> = {
	filterContacts: (call, state) => {
		authorize(call, state);
		const { server, store, clock, quirks } = state;
		const isBlind = quirks.blindFilters > 0;
		if (isBlind) quirks.blindFilters -= 1;
		const context = { server, definitions: store.attributeDefinitions, today: dayOf(clock() / 1000) };
		const table = contactFilter(server);
		const rows = filterRows(isBlind ? [] : store.contacts.filter(isResolved), bodyOf(call).payload, table, context);
		const meta = { count: rows.length, current_page: shownPage(paramsOf(call).page) };
		return { status: 200, body: { meta, payload: contactPage(call, state, rows) } };
	},
};
