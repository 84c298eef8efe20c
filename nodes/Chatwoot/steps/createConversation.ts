import type { IDataObject } from 'n8n-workflow';
import { failureBeforeSend, hasUnknownOutcome, objectsAt, toFailure, toText, type Row } from '../../shared';
import { recordOf, requireCreated } from '../answers';
import { findOwnIn } from '../findSent';
import { callTo, routes } from '../routes';
import { isCreatedBy, withConversationMark } from '../sentKey/conversationMark';
import { likenessOf } from '../sentKey/likeness';
import { wantedOf } from '../sentKey/recognition';
import { markIn } from '../sentKey/sentKey';
import { listConversations } from './listConversations';

/** A conversation that was created, or the one of an inbox that allows one per contact. */
export interface CreatedConversation {
	conversation: IDataObject;
	action: 'created' | 'reused';
	/** The first message as Chatwoot stored it. Undefined when the creation carried none. */
	message?: IDataObject;
}

/** What `createConversation` makes a conversation of. */
export interface NewConversation {
	body: { inbox_id: number; contact_id: number; source_id?: string; additional_attributes?: IDataObject };
	/** The conversations that the contact has in the inbox. */
	known: IDataObject[];
	firstMessage: IDataObject | undefined;
}

/**
 * The message of a row, if it can travel with the creation of its conversation. Files need a form of their own, and the answer
 * to the creation does not repeat an echo ID.
 */
export function firstMessageOf({ call: { body, form } }: Row): IDataObject | undefined {
	return form || body.echo_id !== undefined ? undefined : body;
}

/**
 * Creates a conversation and its first message in one request: Chatwoot stores both, or neither (Chatwoot v4.15.1
 * app/controllers/api/v1/accounts/conversations_controller.rb:39). When the answer is lost, the conversation is looked up by its
 * mark. Throws a Failure.
 */
export async function createConversation(row: Row, request: NewConversation): Promise<CreatedConversation> {
	const { body, known, firstMessage } = request;
	const isKnown = ({ id }: IDataObject) => known.some((one) => toText(one.id) === toText(id));
	try {
		const call = callTo(routes.createConversation, {
			body: { ...withConversationMark(body, row), ...(firstMessage && { message: firstMessage }) },
		});
		const conversation = requireCreated(row, recordOf(await row.fetch(call)));
		// An inbox that allows one conversation per contact answers with the existing one.
		const action = isKnown(conversation) ? 'reused' : 'created';
		if (!firstMessage) return { conversation, action };
		return { conversation, action, message: await storedMessage(row, conversation) };
	} catch (error) {
		// A look-up that fails says nothing about the creation: its outcome stays unknown.
		const created = hasUnknownOutcome(error) ? await findCreated(row, request).catch(() => undefined) : undefined;
		if (created) return created;
		// A request with a message says by itself that the message may have been sent.
		throw firstMessage
			? toFailure(error, 'invalidInput')
			: failureBeforeSend(error, 'conversation may have been created');
	}
}

async function findCreated(
	row: Row,
	{ body, firstMessage }: NewConversation,
): Promise<CreatedConversation | undefined> {
	const { conversations } = await listConversations(row, body.contact_id, body.inbox_id);
	const conversation = conversations.find((one) => isCreatedBy(row, one));
	return conversation && (await createdBefore(row, conversation, firstMessage));
}

/** A conversation that this row has created before, with its message if that was created with it. */
export async function createdBefore(
	row: Row,
	conversation: IDataObject,
	firstMessage: NewConversation['firstMessage'],
): Promise<CreatedConversation> {
	if (!firstMessage) return { conversation, action: 'created' };
	return { conversation, action: 'created', message: await storedMessage(row, conversation) };
}

// The message is stored, so a failed look-up must not fail the row.
async function storedMessage(row: Row, conversation: IDataObject): Promise<IDataObject> {
	const shown = shownMessage(row, conversation);
	if (shown) return { ...shown, conversation_id: shown.conversation_id ?? conversation.id };
	const found = await findOwnIn(row, conversation.id, { isOwn: true }).catch(() => undefined);
	return found ?? { conversation_id: conversation.id };
}

// Answers show the newest message of a conversation, and an automation rule may have written it. The message of the row carries its
// mark, or says the same where the server drops marks.
function shownMessage(row: Row, conversation: IDataObject): IDataObject | undefined {
	const shown = objectsAt(conversation, 'messages');
	const marked = shown.find((message) => likenessOf(message, wantedOf(row, 'row')) === 'same');
	if (marked) return marked;
	return shown.find((message) => !markIn(message) && likenessOf(message, wantedOf(row, 'content')) !== 'other');
}
