import { HttpError } from '../server/types';
import type { AppRecord, ContactRecord, ConversationRecord } from './records';
import type { SinchState } from './state';
import { isUlid } from './ulid';

/**
 * The record with an id. Throws an HttpError with status 400 when the id is not a ULID, and 404 when no record has it. `name`
 * is the name of the parameter, for the error message.
 */
export function requireById<T extends { id: string }>(records: readonly T[], id: unknown, name: string): T {
	if (typeof id !== 'string' || !isUlid(id)) throw new HttpError(400, `${name} is not a ULID`);
	const found = records.find((record) => record.id === id);
	if (!found) throw new HttpError(404, `${name} ${id} was not found`);
	return found;
}

/** The app with an id. Throws like {@link requireById}. */
export const requireApp = ({ store }: SinchState, id: unknown): AppRecord => requireById(store.apps, id, 'app_id');

/** The contact with an id. Throws like {@link requireById}. */
export const requireContact = ({ store }: SinchState, id: unknown): ContactRecord =>
	requireById(store.contacts, id, 'contact_id');

/** The conversation with an id. Throws like {@link requireById}. */
export const requireConversation = ({ store }: SinchState, id: unknown): ConversationRecord =>
	requireById(store.conversations, id, 'conversation_id');

/** The app with an id. Throws like {@link requireById}, and an HttpError with status 400 when the app keeps no conversations. */
export function requireConversationApp(state: SinchState, id: unknown): AppRecord {
	const app = requireApp(state, id);
	if (app.processing_mode === 'DISPATCH') {
		throw new HttpError(400, 'operation is not supported for apps in DISPATCH processing mode');
	}
	return app;
}
