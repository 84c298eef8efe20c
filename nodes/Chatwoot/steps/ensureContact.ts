import type { IDataObject } from 'n8n-workflow';
import { Failure, toFailure, type Row } from '../../shared';
import { createdContactIn } from '../answers';
import type { Person } from '../person';
import { callTo, routes } from '../routes';
import { findContact } from './findContact';
import { hasUnknownOutcome } from './stepFailure';

/** A contact, and whether this row has created it. */
export interface EnsuredContact {
	contact: IDataObject;
	created: boolean;
}

/**
 * Gives the contact of a person, and creates it with `fields` if there is none. When somebody else creates it at the same
 * time, or the answer is lost, the contact is looked up again: an account has one contact per value, so this never creates
 * two. Throws a Failure.
 */
export async function ensureContact(row: Row, person: Person, fields: IDataObject): Promise<EnsuredContact> {
	const known = await findContact(row, person);
	if (known) return { contact: known, created: false };
	try {
		const body = await row.fetch(callTo(routes.createContact, { body: { ...fields, [person.key]: person.value } }));
		return { contact: createdContactIn(body), created: true };
	} catch (error) {
		const isUnknown = hasUnknownOutcome(error);
		const found = isUnknown || isTaken(error) ? await findContact(row, person) : undefined;
		if (!found) throw toFailure(error, 'invalidInput');
		return { contact: found, created: isUnknown };
	}
}

// 422 {"message":"Email has already been taken","attributes":["email"]} does not name the contact that has it.
function isTaken(error: unknown): boolean {
	return error instanceof Failure && error.code === '422' && /already been taken/i.test(error.message);
}
