import { numericId } from '../../../Chatwoot/ids';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId, sourceId } from '../fields';
import { clientConversationEntity, conversationOutput } from './output';

export const toggleStatus: Operation = {
	option: {
		name: 'Toggle Status',
		value: 'toggleStatus',
		action: 'Resolve a conversation',
		description: 'Resolve a conversation. Despite its name it never opens one. Changes data.',
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_status',
	fields: [sourceId, conversationId, ...conversationOutput, delivery],
	convert: { conversation_id: numericId },
	output: clientConversationEntity,
	emptyResult: ({ path }) => ({ success: true, conversationId: Number(path.conversation_id) }),
	wording: { noun: 'conversation', participle: 'resolved' },
};
