import type { IDataObject } from 'n8n-workflow';
import { Failure, sendOptionsOf, type Row, type SentCheck } from '../../shared';
import { findEarlier, findOwnIn, ownSince } from '../findSent';
import { personKey } from '../person';
import { isCreatedBy } from '../sentKey/conversationMark';
import { decide, recognitionMark, type SearchResult } from '../sentKey/recognition';
import { toMillis } from '../times';
import { findContact } from './findContact';
import { listOfPerson } from './listConversations';
import { recipientOf, withSentTo } from './recipient';
import { stepsDoneBy } from './stepsDone';

/** Finds the same message in any conversation with the person in the inbox. */
export const recipientSentCheck: SentCheck = {
	key: (row) => {
		const { person, inboxId } = recipientOf(row.values);
		return JSON.stringify([inboxId, personKey(person), recognitionMark(row)]);
	},
	find: async (row, _call, { since, ignoreCache: hasSent }) => {
		const { sentTo, conversations, requireAll } = await conversationsSince(row, since);
		let earlier: SearchResult = {};
		for (const conversation of conversations) {
			const result = await findEarlier(row, conversation.id, since, hasSent);
			if (result.found) return sentTo(result.found, conversation);
			earlier = { ...result, ...earlier };
		}
		// Check Only also looks for rows that go out in any case.
		if (hasSent || sendOptionsOf(row.values).skipIfSent) requireAll();
		return await decide(row, earlier, hasSent);
	},
};

/** The message that this row has sent, in any conversation with the person in the inbox. Throws a Failure. */
export async function findOwnToRecipient(row: Row): Promise<IDataObject | undefined> {
	const { sentTo, conversations, requireAll } = await conversationsSince(row, ownSince(row));
	for (const conversation of conversations) {
		const found = await findOwnIn(row, conversation.id, { isOwn: isCreatedBy(row, conversation) });
		if (found) return sentTo(found, conversation);
	}
	requireAll();
	return undefined;
}

/** A contact's conversations in the inbox, and the record to show for a message in one of them. */
interface Conversations {
	conversations: IDataObject[];
	sentTo: (message: IDataObject, conversation: IDataObject) => IDataObject;
	/** Throws a Failure when there may be conversations that the server does not list. */
	requireAll: () => void;
}

// The conversations with the person of a row in which something has happened since then (ms since the epoch).
async function conversationsSince(row: Row, since: number): Promise<Conversations> {
	const { person, inboxId } = recipientOf(row.values);
	const contact = await findContact(row, person);
	if (!contact) return { conversations: [], sentTo: (message) => message, requireAll: () => undefined };
	const { conversations, completeSince } = await listOfPerson(row, contact.id, inboxId);
	return {
		conversations: conversations.filter(({ last_activity_at: time }) => time === undefined || toMillis(time) >= since),
		sentTo: (message, conversation) => {
			const action = isCreatedBy(row, conversation) ? 'created' : 'reused';
			const contactWas = stepsDoneBy(row).contact ? 'created' : 'found';
			return withSentTo(message, { contact, conversation, contactWas, action });
		},
		requireAll: () => {
			if (completeSince > since) throw tooManyConversations();
		},
	};
}

function tooManyConversations(): Failure {
	return new Failure(
		'notSent',
		'Not sent, because the message may be in a conversation that this Chatwoot does not list',
		{
			description:
				'The contact has 20 conversations or more, and this version of Chatwoot lists 20. Update Chatwoot, choose a shorter time for Skip If Already Sent, or send with Message: Send into a conversation.',
		},
	);
}
