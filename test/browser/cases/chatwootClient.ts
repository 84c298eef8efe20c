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
	lists: 'message:getAll',
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
		parameters: { contact_identifier: 'nobody', conversation_id: '1', text: 'Hello' },
		message: 'Chatwoot does not know',
		advice: '',
	},
	pickers: [],
};
