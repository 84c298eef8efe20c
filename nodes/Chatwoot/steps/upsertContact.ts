import type { IDataObject } from 'n8n-workflow';
import { isEmpty, type Row } from '../../shared';
import { recordOf, unwrapPayload } from '../answers';
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
		const call = callTo(routes.updateContact, { path: { contact_id: contact.id }, body });
		// It has changed, or it is gone.
		const answer = await row.fetch(call).finally(() => forgetContact(row, person));
		const updated = recordOf(unwrapPayload(answer));
		return { ...(isEmpty(updated) ? contact : updated), created };
	});
}
