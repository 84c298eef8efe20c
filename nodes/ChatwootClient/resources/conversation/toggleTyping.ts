import type { INodeProperties } from 'n8n-workflow';
import { numericId } from '../../../Chatwoot/ids';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationId, sourceId } from '../fields';

const typing: INodeProperties = {
	displayName: 'Typing',
	name: 'typing',
	type: 'boolean',
	default: true,
	description: 'Whether agents see that the contact is typing',
};

export const toggleTyping: Operation = {
	option: {
		name: 'Toggle Typing',
		value: 'toggleTyping',
		action: 'Show or hide that the contact is typing',
		description: "Show or hide the contact's typing indicator. Changes data.",
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_typing',
	fields: [sourceId, conversationId, typing, delivery],
	convert: { conversation_id: numericId },
	buildRequest: (call, values) => ({ ...call, query: { typing_status: values.typing === false ? 'off' : 'on' } }),
	emptyResult: ({ path, query }) => ({
		conversationId: Number(path.conversation_id),
		typing: query.typing_status === 'on',
	}),
	wording: { noun: 'typing indicator', participle: 'set' },
};
