import type { INodeProperties } from 'n8n-workflow';
import { defineOperation } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

const typing: INodeProperties = {
	displayName: 'Typing',
	name: 'typing',
	type: 'boolean',
	default: true,
	description: 'Whether agents see that the contact is typing',
};

export const toggleTyping = defineOperation({
	option: {
		name: 'Toggle Typing',
		value: 'toggleTyping',
		action: 'Show or hide that the contact is typing',
		description: "Show or hide the contact's typing indicator. Changes data.",
	},
	route:
		'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_typing',
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	fields: [typing],
	convert: { conversationId: numericId },
	buildRequest: (call, values) => ({ ...call, query: { typing_status: values.typing === false ? 'off' : 'on' } }),
	emptyResult: ({ path, query }) => ({
		conversationId: Number(path.conversation_id),
		typing: query.typing_status === 'on',
	}),
	wording: { noun: 'typing indicator', participle: 'set' },
});
