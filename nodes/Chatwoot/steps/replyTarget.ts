import { InvalidInput, optionsOf, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';

/**
 * Throws an InvalidInput when a row answers a message that is not in this conversation. Chatwoot would send the message as if it
 * answered none (seen on Chatwoot 4.15.1).
 */
export async function requireReplyTarget(row: Row, conversationId: unknown): Promise<void> {
	const id = repliedTo(row);
	if (id === undefined) return;
	const path = { conversation_id: conversationId };
	const call = callTo(routes.listMessages, { path, query: { after: id - 1, before: id + 1 } });
	const listed = recordsIn(requireList(await row.fetch(call)));
	if (!listed.some((message) => Number(message.id) === id))
		throw notThere(id, `conversation ${String(conversationId)}`);
}

/** Throws an InvalidInput when a row answers a message, for a conversation that has none yet. */
export function refuseReply(row: Row): void {
	const id = repliedTo(row);
	if (id !== undefined) throw notThere(id, 'the new conversation');
}

function repliedTo({ values }: Row): number | undefined {
	const { inReplyTo: id } = optionsOf(values);
	return typeof id === 'number' ? id : undefined;
}

function notThere(id: number, where: string): InvalidInput {
	return new InvalidInput(
		`"In Reply To" is ${id}, which is no message of ${where}`,
		'Take an ID that Message: Get Many gives for this conversation as "messageId".',
	);
}
