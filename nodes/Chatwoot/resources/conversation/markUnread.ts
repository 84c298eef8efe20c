import type { Output } from '../../../shared';
import { conversationOutput, simplifyConversation } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId, numericId } from './fields';

const unreadOutput: Output = {
	...conversationOutput,
	simplify: (records) =>
		records.map((record) => ({
			...simplifyConversation(record),
			...(record.unread_count !== undefined && { unreadCount: record.unread_count }),
		})),
};

/**
 * Makes the last message of the contact unread for all agents. Without one, everything in the conversation counts as never read.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb:130-134; seen on Chatwoot 4.15.1 and 4.8.0
 */
export const markUnread = defineOperation({
	option: {
		name: 'Mark Unread',
		value: 'markUnread',
		action: 'Mark a conversation as unread',
		description:
			'Make the last message of the contact unread again, so that the dashboard shows the conversation as unread. Changes data.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/unread',
	path: { conversation_id: conversationId },
	convert: { conversationId: numericId },
	// Nothing to look for: a repetition sets the same read mark.
	findOwn: async () => await Promise.resolve(undefined),
	output: unreadOutput,
	wording: { noun: 'conversation', participle: 'marked as unread' },
});
