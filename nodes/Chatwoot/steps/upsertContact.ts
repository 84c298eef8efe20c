import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isRecord, type Row } from '../../shared';
import { unwrapPayload } from '../answers';
import { personKey, personOf } from '../person';
import { callTo, routes } from '../routes';
import { ensureContact } from './ensureContact';
import { forgetContact } from './findContact';

/** Updates the contact of a person with the body of the row, or creates it. Throws a Failure. */
export async function upsertContact(row: Row): Promise<IDataObject> {
	const { body } = row.call;
	const person = personOf(row.values);
	return await row.account.mutex.runExclusive(personKey(person), async () => {
		const { contact, created } = await ensureContact(row, person, body);
		if (created || isEmpty(body)) return { ...contact, created };
		const updated = unwrapPayload(
			await row.fetch(callTo(routes.updateContact, { path: { contact_id: contact.id }, body })),
		);
		forgetContact(row, person);
		return { ...(isRecord(updated) ? updated : contact), created };
	});
}
