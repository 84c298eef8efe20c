import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, toText, type Call, type Row } from '../../shared';
import { emailFieldOf, requireEmailInbox } from '../email';
import { filesOf } from '../messageBody';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';
import { isTwilio, isWhatsApp } from './inboxKind';
import { inboxOf, listInboxes, requireDeliverable } from './inboxRules';
import { markedMessage } from './markedMessage';
import { withMentions } from './mentions';
import { requireReplyTarget } from './replyTarget';

/**
 * For `beforeSend` of a message into a conversation: the call with its files, adapted to the channel. A message that would not arrive
 * as the row gives it is refused. Only in an account with WhatsApp or Twilio, and for email fields, this costs a look at the
 * conversation. Throws an InvalidInput or a Failure.
 */
export async function checkedMessage(row: Row<'conversation_id'>): Promise<Call<'conversation_id'>> {
	const { path, body } = row.call;
	const files = await filesOf(row);
	const emailField = emailFieldOf(body, row.values);
	const isAsked = emailField !== undefined || (leaves(body) && (await listInboxes(row)).some(mayAlter));
	const conversation = isAsked ? await readConversation(row, path.conversation_id) : {};
	const inbox = isAsked ? await inboxOf(row, Number(conversation.inbox_id)) : undefined;
	requireDeliverable(inbox, body, conversation.can_reply !== false);
	if (emailField !== undefined) requireEmailInbox(emailField, objectAt(conversation, 'meta').channel);
	await requireReplyTarget(row, path.conversation_id);
	const inboxId = async () => Number((await readConversation(row, path.conversation_id)).inbox_id);
	const call = await withMentions(row, inboxId);
	return await markedMessage({ ...row, call }, files, inbox);
}

function leaves({ private: isNote, message_type: direction }: IDataObject): boolean {
	return isNote !== true && direction !== 'incoming';
}

function mayAlter(inbox: IDataObject): boolean {
	return isWhatsApp(inbox) || isTwilio(inbox);
}

// Read once a run, as several rows may go into one conversation. Empty where the token may not read the conversation: that of a bot, seen on Chatwoot 4.8.0.
async function readConversation(row: Row, id: unknown): Promise<IDataObject> {
	const { labels } = row.call;
	const call = { ...callTo(routes.getConversation, { path: { conversation_id: id } }), labels };
	const read = async () => await whenRefused(row.fetch(call), ['401'], {});
	const answer = await row.account.once(`conversation ${toText(id)}`, read);
	return isRecord(answer) ? answer : {};
}
