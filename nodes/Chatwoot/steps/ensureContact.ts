import type { IDataObject } from 'n8n-workflow';
import { toFailure, Failure } from '../../shared/base/failure';
import { isRecord, objectAt, objectsAt } from '../../shared/base/record';
import type { Row } from '../../shared/operation/row';
import { routes } from '../routes';
import { findContact, type Person } from './findContact';
import { isUncertain } from './stepFailure';
import { callTo } from '../../shared/http/call';

/** A contact, and whether it was there before. */
export interface Ensured {
	contact: IDataObject;
	created: boolean;
}

/**
 * Gives the contact that a person is, created with `fields` if there is none. When somebody else creates it in between,
 * or the answer gets lost, it is looked up again: an account holds a value once, so none is created twice.
 */
export async function ensureContact(row: Row, person: Person, fields: IDataObject): Promise<Ensured> {
	const known = await findContact(row, person);
	if (known) return { contact: known, created: false };
	try {
		const body = await row.fetch(callTo(routes.createContact, { body: { ...fields, [person.key]: person.value } }));
		return { contact: contactIn(body), created: true };
	} catch (error) {
		if (!isTaken(error) && !isUncertain(error)) throw toFailure(error, 'invalidInput');
		const found = await findContact(row, person);
		if (!found) throw toFailure(error, 'invalidInput');
		return { contact: found, created: isUncertain(error) };
	}
}

// 422 {"message":"Email has already been taken","attributes":["email"]} does not say by whom.
function isTaken(error: unknown): boolean {
	return error instanceof Failure && error.code === '422' && /already been taken/i.test(error.message);
}

/** The contact out of the answer to its creation, its new session among the others. */
export function contactIn(body: unknown): IDataObject {
	const payload = isRecord(body) ? objectAt(body, 'payload') : {};
	const contact = isRecord(payload.contact) ? payload.contact : payload;
	const session = objectAt(payload, 'contact_inbox');
	if (typeof session.source_id !== 'string') return contact;
	return { ...contact, contact_inboxes: [...objectsAt(contact, 'contact_inboxes'), session] };
}

/** The contact's session in an inbox: Chatwoot's `source_id`. */
export function sessionIn(contact: IDataObject, inboxId: number): IDataObject {
	const found = objectsAt(contact, 'contact_inboxes').find(
		({ inbox }) => isRecord(inbox) && Number(inbox.id) === inboxId,
	);
	return typeof found?.source_id === 'string' ? { source_id: found.source_id } : {};
}
