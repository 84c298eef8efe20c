import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText, type Call, type Row } from '../../shared';
import { recordOf } from '../answers';
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
	const isAsked = emailField !== undefined || (leaves(body) && (await mayAlter(row)));
	const conversation = isAsked ? await readConversation(row, path.conversation_id) : {};
	const inbox = isAsked ? await inboxOfConversation(row, conversation) : undefined;
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

// Whether the channel may alter the message. The token of a bot may not read inboxes: there only files and templates are worth the
// look, because Chatwoot 4.15.1 answers a bot's look at a conversation with a team with a 500 (seen).
async function mayAlter(row: Row): Promise<boolean> {
	const inboxes = await listInboxes(row);
	if (inboxes.length > 0) return inboxes.some((inbox) => isWhatsApp(inbox) || isTwilio(inbox));
	return row.call.body.attachments !== undefined || row.call.body.template_params !== undefined;
}

// Where the inboxes may not be read, the conversation tells the channel.
async function inboxOfConversation(row: Row, conversation: IDataObject): Promise<IDataObject | undefined> {
	const listed = await inboxOf(row, Number(conversation.inbox_id));
	const { channel } = objectAt(conversation, 'meta');
	return listed ?? (channel === undefined ? undefined : { channel_type: channel });
}

/**
 * The conversation of a row, read once a run, as several rows may go into one. Empty where the token may not read it: that of a bot on
 * Chatwoot 4.8.0, and for a conversation with a team on 4.15.1 (both seen). Throws a Failure.
 */
export async function readConversation(row: Row, id: unknown): Promise<IDataObject> {
	const { labels } = row.call;
	const call = { ...callTo(routes.getConversation, { path: { conversation_id: id } }), labels };
	const refusals = (await listInboxes(row)).length > 0 ? ['401'] : ['401', '500'];
	const read = async () => await whenRefused(row.fetch(call), refusals, {});
	return recordOf(await row.account.once(`conversation ${toText(id)}`, read));
}
