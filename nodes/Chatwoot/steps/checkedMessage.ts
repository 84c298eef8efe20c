import type { IDataObject } from 'n8n-workflow';
import { isRecord, type Call, type Row } from '../../shared';
import { emailFieldOf, requireEmailInbox } from '../email';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';
import { inboxOf, isWhatsApp, listInboxes, requireDeliverable } from './inboxRules';
import { markedMessage } from './markedMessage';
import { withMentions } from './mentions';
import { requireReplyTarget } from './replyTarget';

/**
 * For `beforeSend` of a message into a conversation: the call with its files. A template, or several files, that WhatsApp would
 * not get as they are, are refused; only such a message costs a look at its conversation. Throws an InvalidInput or a Failure.
 */
export async function checkedMessage(row: Row<'conversation_id'>): Promise<Call<'conversation_id'>> {
	const { path, body } = row.call;
	const mayBeDropped =
		isRecord(body.template_params) || (Array.isArray(body.attachments) && body.attachments.length > 1);
	if (mayBeDropped && (await listInboxes(row)).some(isWhatsApp)) {
		const conversation = await readConversation(row, path.conversation_id);
		const inbox = await inboxOf(row, Number(conversation.inbox_id));
		requireDeliverable(inbox, body, conversation.can_reply !== false);
	}
	const emailField = emailFieldOf(body, row.values);
	if (emailField !== undefined) {
		const { meta } = await readConversation(row, path.conversation_id);
		requireEmailInbox(emailField, isRecord(meta) ? meta.channel : undefined);
	}
	await requireReplyTarget(row, path.conversation_id);
	const inboxId = async () => Number((await readConversation(row, path.conversation_id)).inbox_id);
	const call = await withMentions(row, inboxId);
	return await markedMessage({ ...row, call });
}

// Empty where the token may not read the conversation: that of a bot, seen on Chatwoot 4.8.0.
async function readConversation(row: Row, id: unknown): Promise<IDataObject> {
	const call = callTo(routes.getConversation, { path: { conversation_id: id } });
	const answer = await whenRefused(row.fetch(call), ['401'], {});
	return isRecord(answer) ? answer : {};
}
