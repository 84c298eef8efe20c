import type { IDataObject } from 'n8n-workflow';
import { failureBeforeSend, type Row } from '../../shared';
import { emailFieldOf, requireEmailInbox, subjectOf } from '../email';
import { personOf } from '../person';
import { callTo, routes } from '../routes';
import { isCreatedBy } from '../sentKey/conversationMark';
import { createConversation, createdBefore, type CreatedConversation } from './createConversation';
import { forgetContact } from './findContact';
import { inboxOf, isLocked, requireDeliverable, requireReachable } from './inboxRules';
import { listOfPerson } from './listConversations';
import { refuseReply, requireReplyTarget } from './replyTarget';
import { sessionFor } from './session';
import { requireInbox } from './requireInbox';

/** Which conversation a message goes into. */
export type ConversationChoice = 'alwaysNew' | 'reopenLast' | 'reuseOpen';

/** A conversation, and what was done to it. */
export interface ChosenConversation extends Omit<CreatedConversation, 'action'> {
	action: 'created' | 'reopened' | 'reused';
}

/** Where a message goes, and the message. */
export interface Destination {
	contact: IDataObject;
	/** True for a contact that has no conversations, because this row has just created it. */
	isNewContact: boolean;
	inboxId: number;
	choice: ConversationChoice;
	/** The message, where it can travel with the creation of a conversation; see `createConversation`. */
	firstMessage: IDataObject | undefined;
}

/** The conversation that a choice uses again: the newest open one, else the newest that the choice allows. */
export function reusableConversation(
	conversations: IDataObject[],
	choice: ConversationChoice,
): IDataObject | undefined {
	if (choice === 'alwaysNew') return undefined;
	const open = conversations.find(({ status }) => status === 'open');
	if (open || choice === 'reopenLast') return open ?? conversations[0];
	return conversations.find(({ status }) => status !== 'resolved');
}

/** What `chooseConversation` does when it finds this conversation. */
export function plannedAction(
	found: IDataObject | undefined,
	choice: ConversationChoice,
): ChosenConversation['action'] {
	if (!found) return 'created';
	return choice === 'reopenLast' && found.status !== 'open' ? 'reopened' : 'reused';
}

/**
 * Gives the conversation for a message: an existing one, the last one reopened, or a new one. Only a new one may have the
 * message already, as `message`. Throws a Failure.
 */
export async function chooseConversation(row: Row, destination: Destination): Promise<ChosenConversation> {
	const { contact, inboxId, firstMessage } = destination;
	const known = destination.isNewContact ? [] : (await listOfPerson(row, contact.id, inboxId)).conversations;
	// This row runs again, after a lost answer.
	const own = known.find((conversation) => isCreatedBy(row, conversation));
	if (own) return await createdBefore(row, own, firstMessage);
	const choice = await allowedChoice(row, destination);
	const found = reusableConversation(known, choice);
	await requireSendable(row, destination, found);
	if (!found) {
		const body = {
			inbox_id: inboxId,
			contact_id: Number(contact.id),
			...sessionFor({ contact, inboxId, inbox: await inboxOf(row, inboxId), conversations: known }),
			...subjectOf(row.values),
		};
		// The contact of `findContact` lacks the session that the creation may open: the next row would open one more.
		const forget = () => forgetContact(row, personOf(row.values));
		return await createConversation(row, { body, known, firstMessage }).finally(forget);
	}
	const action = plannedAction(found, choice);
	if (action === 'reopened') await reopen(row, found);
	return { conversation: found, action };
}

/** The choice of a row. In an inbox that allows one conversation per contact, the last one is reopened whatever the row says. */
export async function allowedChoice(
	row: Row,
	{ choice, inboxId }: Pick<Destination, 'choice' | 'inboxId'>,
): Promise<ConversationChoice> {
	return isLocked(await inboxOf(row, inboxId)) ? 'reopenLast' : choice;
}

/**
 * Throws an InvalidInput when the message cannot be sent into the conversation that was found or, without one, into a new one, in
 * which nobody has written yet.
 */
export async function requireSendable(
	row: Row,
	{ contact, inboxId }: Pick<Destination, 'contact' | 'inboxId'>,
	found: IDataObject | undefined,
): Promise<void> {
	if (found) await requireReplyTarget(row, found.id);
	else refuseReply(row);
	const inbox = await inboxOf(row, inboxId);
	requireEmailInbox(emailFieldOf(row.call.body, row.values), inbox?.channel_type);
	requireDeliverable(inbox, row.call.body, found !== undefined && found.can_reply !== false);
	if (found) return;
	await requireInbox(row, inboxId);
	requireReachable(inbox, contact);
}

async function reopen(row: Row, { id }: IDataObject): Promise<void> {
	try {
		await row.fetch(callTo(routes.setStatus, { path: { conversation_id: id }, body: { status: 'open' } }));
	} catch (error) {
		throw failureBeforeSend(error, 'conversation may have been reopened');
	}
}
