import { defineOperation } from '../../routes';
import { conversationId } from '../fields';

export const markAsRead = defineOperation({
	option: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark a conversation as read',
		description: 'Clear the unread state of all messages of a conversation. Changes data.',
	},
	route: 'PATCH /v1/messaging/conversations/{conversationUid}/read',
	path: { conversationUid: conversationId },
	emptyResult: ({ path }, answer) => ({ read: answer !== false, conversationId: path.conversationUid }),
	wording: { noun: 'conversation', participle: 'marked as read' },
});
