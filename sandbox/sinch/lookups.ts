import { HttpError, type Call } from '../server/types';
import { queryOf } from './query';
import type { AppRecord, ContactRecord, ConversationRecord, Identity } from './records';
import type { SinchState } from './state';
import { isUlid } from './ulid';

/** The entry of this id; refuses with 404, and with 400 what is no id at all. */
export function requireById<T extends { id: string }>(rows: readonly T[], id: unknown, name: string): T {
	if (typeof id !== 'string' || !isUlid(id)) throw new HttpError(400, `${name} is not a ULID`);
	const found = rows.find((row) => row.id === id);
	if (!found) throw new HttpError(404, `${name} ${id} was not found`);
	return found;
}

export const requireApp = ({ store }: SinchState, id: unknown): AppRecord => requireById(store.apps, id, 'app_id');

export const requireContact = ({ store }: SinchState, id: unknown): ContactRecord =>
	requireById(store.contacts, id, 'contact_id');

export const requireConversation = ({ store }: SinchState, id: unknown): ConversationRecord =>
	requireById(store.conversations, id, 'conversation_id');

/** The app, which must keep conversations. */
export function requireConversationApp(state: SinchState, id: unknown): AppRecord {
	const app = requireApp(state, id);
	if (app.processing_mode === 'DISPATCH') {
		throw new HttpError(400, 'operation is not supported for apps in DISPATCH processing mode');
	}
	return app;
}

/** A body as a record; the contract has checked what must be in it. */
export function bodyOf({ body }: Call): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Refuses what the update mask names but the API does not let change. Gives the fields to take over. */
export function maskedFields(call: Call, allowed: readonly string[]): Record<string, unknown> {
	const body = bodyOf(call);
	const { update_mask: given } = queryOf(call);
	const mask = Array.isArray(given) ? given.map(String) : Object.keys(body);
	const wrong = mask.filter((name) => !allowed.includes(name));
	if (wrong.length > 0) throw new HttpError(400, `update_mask: ${wrong.join(', ')} cannot be updated`);
	return Object.fromEntries(mask.map((name) => [name, body[name]]));
}

/** An identity in the form in which the API keeps it. */
export function storedIdentity(
	{ quirks }: SinchState,
	given: Omit<Identity, 'app_id'> & { app_id?: string },
): Identity {
	const { channel, identity, app_id = '' } = given;
	return { channel, identity: quirks.phones === 'bare' ? identity.replace(/^\+(?=\d+$)/, '') : identity, app_id };
}
