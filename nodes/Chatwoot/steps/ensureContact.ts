import type { IDataObject } from 'n8n-workflow';
import { Failure, hasUnknownOutcome, toFailure, type Row } from '../../shared';
import { createdContactIn, requireCreated } from '../answers';
import type { ContactKey, Person } from '../person';
import { callTo, routes } from '../routes';
import { findContact, findContactBySearch } from './findContact';

/** A contact, and whether this row has created it. */
export interface EnsuredContact {
	contact: IDataObject;
	created: boolean;
	/** True when Chatwoot has answered the creation: such a contact has no conversations yet. */
	isNew: boolean;
}

/**
 * Gives the contact of a person, and creates it with `fields` if there is none. When somebody else creates it at the same
 * time, or the answer is lost, the contact is looked up again: an account has one contact per value, so this never creates
 * two. `beforeCreation` may refuse to create it. Throws a Failure.
 */
export async function ensureContact(
	row: Row,
	person: Person,
	fields: IDataObject,
	beforeCreation?: () => Promise<void>,
): Promise<EnsuredContact> {
	const known = await findContact(row, person);
	if (known) return { contact: known, created: false, isNew: false };
	await beforeCreation?.();
	try {
		const body = await row.fetch(callTo(routes.createContact, { body: { ...fields, [person.key]: person.value } }));
		const contact = requireCreated(row, createdContactIn(body));
		return { contact, created: true, isNew: true };
	} catch (error) {
		const found = await findAfter(error, row, person);
		if (!found) throw toFailure(error, 'invalidInput');
		return { contact: found, created: hasUnknownOutcome(error), isNew: false };
	}
}

async function findAfter(error: unknown, row: Row, person: Person): Promise<IDataObject | undefined> {
	// When this look-up fails, too, the outcome of the creation stays unknown.
	if (hasUnknownOutcome(error)) return await findContact(row, person).catch(() => undefined);
	return isRefused(error, person.key) ? await findContactBySearch(row, person) : undefined;
}

// 422 {"message":"Phone number has already been taken","attributes":["phone_number"]} does not name the contact that has it. The text
// may be in the language of the account. A value that is not valid gives the same attribute; then no contact is found.
function isRefused(error: unknown, key: ContactKey): boolean {
	return error instanceof Failure && error.code === '422' && error.refusedFields.includes(key);
}
