import { Failure, type SentCheck } from '../../shared';
import { findInConversation } from '../findSent';
import { personKey } from '../person';
import { toMillis } from '../times';
import { findContact } from './findContact';
import { listConversations } from './listConversations';
import { recipientOf, withSentTo } from './recipient';

/** Finds the same message in any conversation with the person in the inbox. */
export const recipientSentCheck: SentCheck = {
	key: ({ values, call: { body, form } }) => {
		const { person, inboxId } = recipientOf(values);
		return JSON.stringify([inboxId, personKey(person), body, form?.digest]);
	},
	find: async (row, { body }, { since }) => {
		const { person, inboxId } = recipientOf(row.values);
		const contact = await findContact(row, person);
		if (!contact) return undefined;
		const { conversations, completeSince } = await listConversations(row, contact.id, inboxId);
		for (const conversation of conversations) {
			const lastActivity = conversation.last_activity_at;
			if (lastActivity !== undefined && toMillis(lastActivity) < since) continue;
			const message = await findInConversation(row, conversation.id, body, since);
			if (message) return withSentTo(message, { contact, conversation, contactWas: 'found', action: 'reused' });
		}
		if (completeSince > since) throw tooManyConversations();
		return undefined;
	},
};

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
