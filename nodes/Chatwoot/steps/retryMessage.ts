import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, isEmpty, isRecord, objectAt, Skipped, toText, type Row } from '../../shared';
import { recordOf, recordsIn, requireList } from '../answers';
import { isDeletedMessage } from '../outputs';
import { callTo, routes } from '../routes';
import { noteRetried, otherWithRecipients, retryInTurn } from './emailTurn';

type MessageRow = Row<'conversation_id' | 'message_id'>;

/**
 * Delivers a message once more. Throws a Skipped for a message that has not failed, an InvalidInput for one that would arrive
 * otherwise than it was written, and a Failure. Rows for one conversation wait for each other.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations/messages_controller.rb:28-37: delivers every message, also one that
 * has arrived, and empties its content attributes before (seen on Chatwoot 4.15.1 and 4.8.0)
 */
export async function retryMessage(row: MessageRow): Promise<IDataObject> {
	const { conversation_id: conversationId, message_id: messageId } = row.call.path;
	return await retryInTurn(row, conversationId, async () => {
		const failed = await requireMessage(row);
		requireRetryable(failed);
		await requireOwnRecipients(row, failed);
		return recordOf(await row.fetch(row.call).finally(() => noteRetried(row, conversationId, messageId)));
	});
}

/** The message that a row has retried, when the answer got lost: it has not failed any more. Throws a Failure. */
export async function findRetried(row: MessageRow): Promise<IDataObject | undefined> {
	const message = await requireMessage(row);
	return message.status === 'failed' ? undefined : message;
}

/** The message that a row names. Throws an InvalidInput when it is not in the conversation, and a Failure. */
export async function requireMessage(row: MessageRow): Promise<IDataObject> {
	const { path, labels } = row.call;
	const id = Number(path.message_id);
	const parts = { path: { conversation_id: path.conversation_id }, labels, query: { after: id - 1, before: id + 1 } };
	const listed = recordsIn(requireList(await row.fetch(callTo(routes.listMessages, parts))));
	const message = listed.find((one) => Number(one.id) === id);
	if (message) return message;
	throw new InvalidInput(
		`"Message ID" is ${id}, which is no message of conversation ${path.conversation_id}`,
		'Take an ID that Message: Get Many gives for this conversation as "messageId".',
	);
}

// What an email is made of besides its text, what an interactive message shows, and what WhatsApp and others quote.
const DELIVERED_ATTRIBUTES: Record<string, string> = {
	bcc_emails: 'its BCC',
	cc_emails: 'its CC',
	email: 'its HTML',
	in_reply_to: 'the message that it quotes',
	items: 'its choices, cards or fields',
	to_emails: 'the addresses that it goes to instead of the address of the contact',
};

function requireRetryable(message: IDataObject): void {
	const id = toText(message.id);
	if (message.status !== 'failed') {
		throw new Skipped(`Message ${id} has not failed: its delivery status is ${toText(message.status) || 'not known'}`);
	}
	if (isDeletedMessage(message)) {
		throw new InvalidInput(`Message ${id} is deleted, so Chatwoot would send the notice that stands in its place`);
	}
	const attributes = objectAt(message, 'content_attributes');
	const lost = Object.keys(DELIVERED_ATTRIBUTES).filter((name) =>
		name === 'email' ? hasOwnHtml(attributes) : isHeld(attributes[name]),
	);
	if (lost.length === 0) return;
	throw new InvalidInput(
		`Message ${id} cannot be retried, because Chatwoot would send it without ${lost.map((name) => DELIVERED_ATTRIBUTES[name]).join(', ')}`,
		'Send it anew with Message: Send.',
	);
}

// Chatwoot makes HTML of the Markdown in each text. Other tags, and styles, show that the sender gave the HTML.
const OWN_HTML =
	/<(?!\/?(?:a|blockquote|br|code|del|em|h[1-6]|hr|li|ol|p|pre|strong|ul)\b)[a-z!/]|<[^>]*\s(?:class|style)\s*=/i;

function hasOwnHtml(attributes: IDataObject): boolean {
	const html = objectAt(objectAt(attributes, 'email'), 'html_content').full;
	return OWN_HTML.test(toText(html));
}

async function requireOwnRecipients(row: MessageRow, { id }: IDataObject): Promise<void> {
	const newest = await otherWithRecipients(row, row.call.path.conversation_id, id);
	if (!newest) return;
	throw new InvalidInput(
		`Message ${toText(id)} cannot be retried, because Chatwoot would send it to the recipients of message ${toText(newest.id)}, the newest of the conversation`,
		'Send it anew with Message: Send.',
	);
}

function isHeld(value: unknown): boolean {
	return isRecord(value) || Array.isArray(value) ? !isEmpty(value) : toText(value) !== '';
}
