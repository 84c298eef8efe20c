import type { IDataObject } from 'n8n-workflow';
import { objectAt, type Row } from '../../shared';
import { recordOf, unwrapPayload } from '../answers';
import { callTo, routes } from '../routes';
import { isCreatedBy, withConversationMark } from '../sentKey/conversationMark';
import { whenRefused } from '../whenRefused';
import { inTurnOfContact } from './contactTurn';
import { inboxOf, isLocked } from './inboxRules';
import { listConversations } from './listConversations';
import { sessionFor, sourceIdsOf } from './session';

/**
 * Opens a conversation in the contact's own session. An inbox that allows one conversation per contact gives the one that it has;
 * when that one is resolved, it is reopened. `created` in the record tells which. Rows for one contact wait for each other. Throws
 * a Failure.
 */
export async function openConversation(row: Row): Promise<IDataObject> {
	return await inTurnOfContact(row, row.call.body.contact_id, async () => await openInTurn(row));
}

async function openInTurn(row: Row): Promise<IDataObject> {
	const { body } = row.call;
	const inboxId = Number(body.inbox_id);
	const inbox = await inboxOf(row, inboxId);
	const contact = body.source_id === undefined ? await readContact(row, body.contact_id) : {};
	const isNeeded = isLocked(inbox) || sourceIdsOf(contact, inboxId).length > 1;
	const known = isNeeded ? (await listConversations(row, body.contact_id, inboxId)).conversations : [];
	const session = sessionFor({ contact, inboxId, inbox, conversations: known });
	const call = { ...row.call, body: withConversationMark({ ...session, ...body }, row) };
	const conversation = recordOf(await row.fetch(call));
	const isKnown = isLocked(inbox) && known.some(({ id }) => Number(id) === Number(conversation.id));
	// Without the inbox it is not known whether the conversation existed.
	if (!isKnown) return { ...conversation, created: inbox ? true : null };
	return { ...conversation, ...(await reopened(row, conversation)), created: false };
}

/** The conversation that this row has opened, by its mark. Throws a Failure. */
export async function findOpened(row: Row): Promise<IDataObject | undefined> {
	const { contact_id: contactId, inbox_id: inboxId } = row.call.body;
	const { conversations } = await listConversations(row, contactId, Number(inboxId));
	const found = conversations.find((conversation) => isCreatedBy(row, conversation));
	return found && { ...found, created: true };
}

// Chatwoot resolves every conversation of a blocked contact (v4.15.1 app/models/conversation.rb:280).
async function reopened(row: Row, conversation: IDataObject): Promise<IDataObject> {
	const { status = 'open' } = row.call.body;
	const isBlocked = objectAt(objectAt(conversation, 'meta'), 'sender').blocked === true;
	if (conversation.status !== 'resolved' || status === 'resolved' || isBlocked) return {};
	await row.fetch(callTo(routes.setStatus, { path: { conversation_id: conversation.id }, body: { status } }));
	return { status };
}

// Empty where the token may not read the contact: that of a bot.
async function readContact(row: Row, id: unknown): Promise<IDataObject> {
	const call = callTo(routes.getContact, { path: { contact_id: id } });
	return recordOf(unwrapPayload(await whenRefused(row.fetch(call), ['401'], {})));
}
