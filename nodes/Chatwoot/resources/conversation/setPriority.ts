import type { INodeProperties } from 'n8n-workflow';
import { defineOperation } from '../../routes';
import { conversationId, numericId } from './fields';

const priority: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	default: 'high',
	description: 'How urgent it is',
	options: [
		{ name: 'High', value: 'high' },
		{ name: 'Low', value: 'low' },
		{ name: 'Medium', value: 'medium' },
		{ name: 'None', value: 'none', description: 'Takes the priority away' },
		{ name: 'Urgent', value: 'urgent' },
	],
};

export const setPriority = defineOperation({
	option: {
		name: 'Set Priority',
		value: 'setPriority',
		action: 'Set the priority of a conversation',
		description: 'Set how urgent a conversation is, or take the priority away. Changes data.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority',
	path: { conversation_id: conversationId },
	fields: [priority],
	convert: { conversationId: numericId },
	buildRequest: (call, values) => ({
		...call,
		body: { priority: values.priority === 'none' ? null : (values.priority as string) },
	}),
	// The answer is documented as empty, and differs between versions.
	pickRecord: () => undefined,
	emptyResult: ({ path, body }) => ({
		conversationId: Number(path.conversation_id),
		priority: body.priority ?? 'none',
	}),
	wording: { noun: 'priority', participle: 'set' },
});
