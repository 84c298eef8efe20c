import type { IDataObject } from 'n8n-workflow';
import { Failure, objectAt, objectsAt, sleepUnlessAborted, toText, type Call, type Row } from '../../shared';
import { recordsIn } from '../answers';
import { callTo, routes } from '../routes';

// Chatwoot v4.15.1 app/models/message.rb:400 holds a message with files back for 2 s.
const WAITS_AFTER_FILES = [2000, 1000, 1000, 1000];
const WAITS_AFTER_TEXT = [500, 500, 1000, 1000, 1000, 1000];

/**
 * The call of the next message of a row, into the conversation of the message before, once the channel has that one, or after five
 * seconds: Chatwoot may send messages that are stored shortly after each other in another order (seen on Chatwoot 4.15.1). Throws a
 * Failure when the channel refused the message before.
 */
export async function nextMessage<P extends string>(
	row: Row<P>,
	call: Call<P>,
	previous: IDataObject,
): Promise<Call<P>> {
	const sentTo = objectAt(previous, 'sentTo');
	const conversationId = objectAt(sentTo, 'conversation').id ?? previous.conversation_id;
	await passedToChannel(row, conversationId, previous);
	if ('conversation_id' in call.path) return call;
	const { url, path } = callTo(routes.createMessage, { path: { conversation_id: conversationId } });
	return { ...call, url, path };
}

/** The first message of a row, with the further ones. */
export function joinMessages([first = {}, ...further]: IDataObject[]): IDataObject {
	return { ...first, furtherMessages: further };
}

async function passedToChannel(row: Row, conversationId: unknown, sent: IDataObject): Promise<void> {
	const { clock, signal } = row.connection;
	const waits = objectsAt(sent, 'attachments').length > 0 ? WAITS_AFTER_FILES : WAITS_AFTER_TEXT;
	let message = sent;
	for (const wait of waits) {
		if (isPassed(message)) return;
		await sleepUnlessAborted(clock, wait, signal);
		message = (await readMessage(row, conversationId, Number(sent.id))) ?? message;
	}
	isPassed(message);
}

// Chatwoot stores the channel's own ID of a message as its source ID.
function isPassed(message: IDataObject): boolean {
	if (message.status !== 'failed') return toText(message.source_id) !== '';
	const error = toText(objectAt(message, 'content_attributes').external_error) || 'Chatwoot gives no reason';
	throw new Failure('rejectedByApi', `WhatsApp did not take the message, so the rest of it was not sent: ${error}`, {
		description: 'Correct the cause, then send the row again.',
	});
}

// Undefined when it cannot be read: then the time decides.
async function readMessage(row: Row, conversationId: unknown, id: number): Promise<IDataObject | undefined> {
	const path = { conversation_id: conversationId };
	const call = callTo(routes.listMessages, { path, query: { after: id - 1, before: id + 1 } });
	const listed = await row.fetch(call).then(recordsIn, () => []);
	return listed.find((message) => Number(message.id) === id);
}
