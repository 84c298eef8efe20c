import type { IDataObject } from 'n8n-workflow';
import { toFailure } from '../../shared/base/failure';
import { isRecord, toText } from '../../shared/base/record';
import type { Row } from '../../shared/operation/row';
import { recordsIn, requireList } from '../answers';
import { routes } from '../routes';
import { sessionIn } from './ensureContact';
import { beforeTheMessage, isUncertain } from './stepFailure';
import { callTo } from '../../shared/http/call';

/** Which conversation a message goes into. */
export type Choice = 'alwaysNew' | 'reopenLast' | 'reuseOpen';

/** A conversation, and what was done to have it. */
export interface Chosen {
	conversation: IDataObject;
	action: 'created' | 'reopened' | 'reused';
}

/** The newest conversations of a contact in an inbox, newest first. Chatwoot shows the newest 20 over all inboxes. */
export async function conversationsIn(row: Row, contactId: unknown, inboxId: number): Promise<IDataObject[]> {
	const body = await row.fetch(callTo(routes.listContactConversations, { path: { contact_id: contactId } }));
	return recordsIn(requireList(body))
		.filter(({ inbox_id: inbox }) => Number(inbox) === inboxId)
		.sort((one, two) => Number(two.id) - Number(one.id));
}

/** The one that would be used again: under `reuseOpen` one that is not resolved, an open one first. */
export function reusable(conversations: IDataObject[], choice: Choice): IDataObject | undefined {
	if (choice === 'alwaysNew') return undefined;
	const open = conversations.find(({ status }) => status === 'open');
	return (
		open ?? (choice === 'reopenLast' ? conversations[0] : conversations.find(({ status }) => status !== 'resolved'))
	);
}

/** What `chooseConversation` will do. */
export function plannedAction(found: IDataObject | undefined, choice: Choice): Chosen['action'] {
	if (!found) return 'created';
	return choice === 'reopenLast' && found.status !== 'open' ? 'reopened' : 'reused';
}

/** Gives the conversation that a message to a contact goes into: one that is there, the last one reopened, or a new one. */
export async function chooseConversation(
	row: Row,
	contact: IDataObject,
	inboxId: number,
	choice: Choice,
): Promise<Chosen> {
	const known = await conversationsIn(row, contact.id, inboxId);
	const found = reusable(known, choice);
	const action = plannedAction(found, choice);
	if (found && action === 'reopened') await reopen(row, found);
	return found ? { conversation: found, action } : await create(row, contact, inboxId, known);
}

async function reopen(row: Row, { id }: IDataObject): Promise<void> {
	try {
		await row.fetch(callTo(routes.setStatus, { path: { conversation_id: id }, body: { status: 'open' } }));
	} catch (error) {
		throw isUncertain(error)
			? beforeTheMessage('conversation may have been reopened', error)
			: toFailure(error, 'invalidInput');
	}
}

async function create(row: Row, contact: IDataObject, inboxId: number, known: IDataObject[]): Promise<Chosen> {
	const isKnown = ({ id }: IDataObject) => known.some((one) => toText(one.id) === toText(id));
	const body = { inbox_id: inboxId, contact_id: Number(contact.id), ...sessionIn(contact, inboxId) };
	try {
		const answer = await row.fetch(callTo(routes.createConversation, { body }));
		const conversation = isRecord(answer) ? answer : {};
		// An inbox that is locked to a single conversation hands back the one it has.
		return { conversation, action: isKnown(conversation) ? 'reused' : 'created' };
	} catch (error) {
		if (!isUncertain(error)) throw toFailure(error, 'invalidInput');
		const created = (await conversationsIn(row, contact.id, inboxId)).find((one) => !isKnown(one));
		if (!created) throw beforeTheMessage('conversation may have been created', error);
		return { conversation: created, action: 'created' };
	}
}
