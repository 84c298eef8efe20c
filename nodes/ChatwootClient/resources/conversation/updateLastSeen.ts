import { numericId } from '../../../Chatwoot/ids';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId, sourceId } from '../fields';

export const updateLastSeen: Operation = {
	option: {
		name: 'Update Last Seen',
		value: 'updateLastSeen',
		action: 'Update when the contact last saw a conversation',
		description: 'Record that the contact has read the conversation. Changes data.',
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/update_last_seen',
	fields: [sourceId, conversationId, delivery],
	convert: { conversation_id: numericId },
	emptyResult: ({ path }) => ({ conversationId: Number(path.conversation_id), seen: true }),
	wording: { noun: 'moment', participle: 'recorded' },
};
