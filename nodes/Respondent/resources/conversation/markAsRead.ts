import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationUid } from '../fields';

export const markAsRead: Operation = {
	option: {
		name: 'Mark as Read',
		value: 'markAsRead',
		action: 'Mark a conversation as read',
		description: 'Clear the unread state of all messages of a conversation. Changes data.',
	},
	route: 'PATCH /v1/messaging/conversations/{conversationUid}/read',
	fields: [conversationUid, delivery],
	emptyResult: ({ path }, answer) => ({ read: answer !== false, conversationId: path.conversationUid }),
	wording: { noun: 'conversation', participle: 'marked as read' },
};
