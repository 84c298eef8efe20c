import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { defineOperation } from '../../routes';
import { conversationId, numericId } from './fields';

const typing: INodeProperties = {
	displayName: 'Typing',
	name: 'typing',
	type: 'boolean',
	default: true,
	description: 'Whether it is shown that an agent or a bot is typing',
};

const privateNote: INodeProperties = {
	displayName: 'Typing a Private Note',
	name: 'privateNote',
	type: 'boolean',
	default: false,
	description: 'Whether a note is being written: then only agents see it',
	...inBody('is_private'),
};

/** Chatwoot v4.15.1 app/services/conversations/typing_status_manager.rb; seen on Chatwoot 4.15.1 and 4.8.0. */
export const toggleTyping = defineOperation({
	option: {
		name: 'Toggle Typing',
		value: 'toggleTyping',
		action: 'Show or hide that somebody is typing',
		description:
			'Show or hide the typing indicator, in the dashboard and in the chat on a website. WhatsApp and other channels show none. Changes data.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status',
	path: { conversation_id: conversationId },
	fields: [typing, privateNote],
	convert: { conversationId: numericId },
	buildRequest: (call, values) => ({
		...call,
		body: { ...call.body, typing_status: values.typing === false ? 'off' : 'on' },
	}),
	// Nothing to look for: a repetition shows or hides the same.
	findOwn: async () => await Promise.resolve(undefined),
	emptyResult: ({ path, body }) => ({
		conversationId: Number(path.conversation_id),
		typing: body.typing_status === 'on',
	}),
	wording: { noun: 'typing indicator', participle: 'set' },
});
