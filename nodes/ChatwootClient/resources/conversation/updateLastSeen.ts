import { defineOperation } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

export const updateLastSeen = defineOperation({
	option: {
		name: 'Update Last Seen',
		value: 'updateLastSeen',
		action: 'Update when the contact last saw a conversation',
		description: 'Record that the contact has read the conversation. Changes data.',
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/update_last_seen',
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	convert: { conversationId: numericId },
	emptyResult: ({ path }) => ({ conversationId: Number(path.conversation_id), seen: true }),
	wording: { noun: 'moment', participle: 'recorded' },
});
