import { ChatwootClient } from '../../../nodes/ChatwootClient/ChatwootClient.node';
import type { ChatwootSandbox } from '../../../sandbox';
import { chatwootClientManifest } from '../../contract/chatwootClient';
import { sharedUrl } from '../support/sharedN8n';
import type { ActionCase } from './case';

export const chatwootClientCase: ActionCase<ChatwootSandbox> = {
	newNode: () => new ChatwootClient(),
	manifest: chatwootClientManifest,
	page: 'chatwoot.md',
	words: ['chatwoot', 'chatwoot client', 'live chat', 'customer support', 'api channel'],
	refusals: [
		{
			wrong: { inboxIdentifier: 'nowhere' },
			sentence:
				'Chatwoot does not know this inbox identifier. Copy it from Settings → Inboxes → your inbox of the API type → Configuration.',
		},
		{
			wrong: { baseUrl: sharedUrl() },
			sentence:
				'This address does not answer like an API inbox of Chatwoot. Check the base URL, then the inbox identifier.',
		},
	],
	mistake: {
		id: 'message:send',
		parameters: { sourceId: 'nobody', conversationId: '1', text: 'Hello' },
		message: 'Chatwoot does not know Source ID "nobody" with Conversation ID "1" (404)',
		advice:
			'Check the Inbox Identifier in the credential (only inboxes of the API type have one), and that Source ID and conversation belong to this inbox.',
	},
	pickers: [],
};
