import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

export const toggleStatus = defineOperation({
	option: {
		name: 'Toggle Status',
		value: 'toggleStatus',
		action: 'Resolve a conversation',
		description: 'Resolve a conversation. Despite its name it never opens one. Changes data.',
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_status',
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	convert: { conversationId: numericId },
	output: conversationOutput,
	emptyResult: ({ path }) => ({ success: true, conversationId: Number(path.conversation_id) }),
	wording: { noun: 'conversation', participle: 'resolved' },
});
