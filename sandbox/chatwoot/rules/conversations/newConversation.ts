import { isBlank, toAttributes, toText } from '../../params';
import {
	statuses,
	type ContactRecord,
	type ConversationRecord,
	type InboxRecord,
	type SessionRecord,
} from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { attributeProblems } from '../attributeLength';
import { completedForCreate } from './conversationSave';
import { enumValue } from '../enumValue';
import { invalidRecord } from '../errors';
import { openingStatus } from './openingStatus';
import { leadingNumber } from '../pages';

/** A session, with the contact and the inbox that it connects. */
export interface SessionOfContact {
	contact: ContactRecord;
	inbox: InboxRecord;
	session: SessionRecord;
}

/** An id as the column of a conversation takes it: any number, whether such a record exists or not. */
function idOrNull(value: unknown): number | null {
	return isBlank(value) ? null : leadingNumber(value);
}

/** A time given as ISO 8601, in Unix seconds; null for what is no time. */
function timeOrNull(value: unknown): number | null {
	const time = Date.parse(toText(value) ?? '');
	return Number.isNaN(time) ? null : time / 1000;
}

/**
 * The newest conversation of a session in an inbox that is locked to one conversation, whatever its status; undefined in other
 * inboxes. Another session of the same contact has a conversation of its own.
 *
 * Chatwoot v4.15.1 app/builders/conversation_builder.rb:10; seen on Chatwoot 4.15.1
 */
function lockedConversation(
	{ inbox, session }: SessionOfContact,
	{ conversations }: ChatwootStore,
): ConversationRecord | undefined {
	if (!inbox.lockToSingleConversation) return undefined;
	return conversations.findLast((row) => row.inboxId === inbox.id && row.sourceId === session.sourceId);
}

/**
 * The conversation that a request for a new one gives: a new one, or the present one of a locked inbox, for which the other
 * values of the request do not count. The ids of an agent and of a team are stored unchecked. Throws an HttpError: 500 for an
 * unknown status, 422 for attributes that are not valid.
 *
 * Chatwoot v4.15.1 app/builders/conversation_builder.rb; seen on Chatwoot 4.15.1: an unknown agent counts as one in the counts
 */
export function openConversation(
	of: SessionOfContact,
	params: Record<string, unknown>,
	store: ChatwootStore,
): ConversationRecord {
	const existing = lockedConversation(of, store);
	if (existing) return existing;
	const { contact, inbox, session } = of;
	const customAttributes = toAttributes(params.custom_attributes) ?? {};
	const additionalAttributes = toAttributes(params.additional_attributes) ?? {};
	const problems = [
		...attributeProblems('additional_attributes', additionalAttributes),
		...attributeProblems('custom_attributes', customAttributes),
	];
	const status = openingStatus(contact, inbox, enumValue(statuses, params.status));
	if (problems.length > 0) throw invalidRecord(problems);
	const values = completedForCreate(
		{
			status,
			customAttributes,
			additionalAttributes,
			snoozedUntil: timeOrNull(params.snoozed_until),
			assigneeId: idOrNull(params.assignee_id),
			teamId: idOrNull(params.team_id),
		},
		store,
	);
	return store.insertConversation({
		...values,
		contactId: contact.id,
		inboxId: inbox.id,
		sourceId: session.sourceId,
	});
}
