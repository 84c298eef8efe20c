import type { IDataObject } from 'n8n-workflow';
import { type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';
import { MOST_LISTED } from './listConversations';
import { contactIfThere, readContact } from './readContact';

/** Whom Contact: Delete would delete, with the number of conversations that would go, for Check Only. Throws a Failure. */
export async function planDeletion(row: Row<'contact_id'>): Promise<IDataObject> {
	const { contact_id: id } = row.call.path;
	const contact = await readContact(row, id, 'Contact');
	const answer = await row.fetch(callTo(routes.listContactConversations, { path: { contact_id: id } }));
	const { length } = recordsIn(requireList(answer));
	return {
		contactId: contact.id,
		...(contact.name !== null && { name: contact.name }),
		conversations: length < MOST_LISTED ? length : `${MOST_LISTED} or more`,
	};
}

/** The contact that a row has deleted, when the answer got lost: it is not there any more. Throws a Failure. */
export async function findDeleted(row: Row<'contact_id'>): Promise<IDataObject | undefined> {
	const { contact_id: id } = row.call.path;
	return (await contactIfThere(row, id)) ? undefined : { contactId: Number(id), deleted: true };
}
