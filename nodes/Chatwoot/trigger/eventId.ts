import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared/base/record';

/**
 * The same text for an event that arrives again, be it twice by one way or by an account webhook and an inbox callback:
 * the id of a delivery differs then, that of the message does not.
 *
 * What is created is created once. What is changed is told by all that the event says, so that a second change is never
 * taken for a repetition of the first. Typing says nothing else the second time, so it has no id.
 */
export function eventIdOf(event: IDataObject): string | undefined {
	const name = toText(event.event);
	const id = toText(event.id);
	if (name.startsWith('conversation_typing_')) return undefined;
	if (name.endsWith('_created') && id !== '') return [name, id, toText(event.created_at)].join(' ');
	const digest = digestOf(event);
	return digest && [name, id, digest].join(' ');
}

function digestOf(event: IDataObject): string | undefined {
	try {
		return createHash('sha256').update(JSON.stringify(event)).digest('base64url');
	} catch {
		// Nested so deeply that it cannot be written out again. Better twice than never.
		return undefined;
	}
}
