import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectsAt, toText, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';
import { failureBeforeSend, hasUnknownOutcome } from './stepFailure';

/** Which conversation a message goes into. */
export type ConversationChoice = 'alwaysNew' | 'reopenLast' | 'reuseOpen';

/** A conversation, and what was done to it. */
export interface ChosenConversation {
	conversation: IDataObject;
	action: 'created' | 'reopened' | 'reused';
}

/** The contact's conversations in an inbox, newest first. Chatwoot gives the newest 20 of all inboxes. Throws a Failure. */
export async function listConversations(row: Row, contactId: unknown, inboxId: number): Promise<IDataObject[]> {
	const body = await row.fetch(callTo(routes.listContactConversations, { path: { contact_id: contactId } }));
	return recordsIn(requireList(body))
		.filter(({ inbox_id: inbox }) => Number(inbox) === inboxId)
		.sort((one, two) => Number(two.id) - Number(one.id));
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

/** Gives the conversation for a message: an existing one, the last one reopened, or a new one. Throws a Failure. */
export async function chooseConversation(
	row: Row,
	contact: IDataObject,
	inboxId: number,
	choice: ConversationChoice,
): Promise<ChosenConversation> {
	const known = await listConversations(row, contact.id, inboxId);
	const found = reusableConversation(known, choice);
	const action = plannedAction(found, choice);
	if (found && action === 'reopened') await reopen(row, found);
	return found ? { conversation: found, action } : await create(row, contact, inboxId, known);
}

async function reopen(row: Row, { id }: IDataObject): Promise<void> {
	try {
		await row.fetch(callTo(routes.setStatus, { path: { conversation_id: id }, body: { status: 'open' } }));
	} catch (error) {
		throw failureBeforeSend(error, 'conversation may have been reopened');
	}
}

async function create(
	row: Row,
	contact: IDataObject,
	inboxId: number,
	known: IDataObject[],
): Promise<ChosenConversation> {
	const isKnown = ({ id }: IDataObject) => known.some((one) => toText(one.id) === toText(id));
	const body = { inbox_id: inboxId, contact_id: Number(contact.id), ...sessionIn(contact, inboxId) };
	try {
		const answer = await row.fetch(callTo(routes.createConversation, { body }));
		const conversation = isRecord(answer) ? answer : {};
		// An inbox that allows one conversation per contact answers with the existing one.
		return { conversation, action: isKnown(conversation) ? 'reused' : 'created' };
	} catch (error) {
		const all = hasUnknownOutcome(error) ? await listConversations(row, contact.id, inboxId) : [];
		const created = all.find((one) => !isKnown(one));
		if (!created) throw failureBeforeSend(error, 'conversation may have been created');
		return { conversation: created, action: 'created' };
	}
}

// The contact's session in the inbox, as a property for the body.
function sessionIn(contact: IDataObject, inboxId: number): IDataObject {
	const sessions = objectsAt(contact, 'contact_inboxes');
	const found = sessions.find(({ inbox }) => isRecord(inbox) && Number(inbox.id) === inboxId);
	return typeof found?.source_id === 'string' ? { source_id: found.source_id } : {};
}
