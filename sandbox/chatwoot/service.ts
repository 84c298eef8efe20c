import { join } from 'node:path';
import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceDefinition } from '../server/types';
import { contactHandlers } from './contacts';
import { conversationHandlers } from './conversations';
import { lookupHandlers } from './lookups';
import { messageHandlers } from './messages';
import { publicHandlers } from './public';
import { applyQuirks, errorAnswer } from './quirks';
import { findCaller, tokenOf, type ChatwootCredentials, type ChatwootState } from './state';
import { webhookHandlers } from './webhooks';

/** Sample credentials: they open this sandbox and nothing else. */
export const sampleCredentials: ChatwootCredentials = {
	accountId: '1',
	accessToken: 'sandbox-chatwoot-token',
	agentToken: 'sandbox-chatwoot-agent-token',
	botToken: 'sandbox-chatwoot-bot-token',
	inboxIdentifier: 'sandbox-inbox-token',
	hmacToken: 'sandbox-hmac-token',
};

function kindOf(headers: IncomingHttpHeaders, { quirks, credentials }: ChatwootState) {
	return findCaller(tokenOf(headers, quirks), credentials)?.kind;
}

/** Chatwoot's public and application API as their contract describes them. */
export const chatwootService: ServiceDefinition<ChatwootState> = {
	name: 'chatwoot',
	contract: join(__dirname, '..', 'contracts', 'chatwoot.openapi.yaml'),
	handlers: {
		...contactHandlers,
		...conversationHandlers,
		...lookupHandlers,
		...messageHandlers,
		...publicHandlers,
		...webhookHandlers,
	},
	security: {
		userApiKey: (headers, state) => kindOf(headers, state) === 'user',
		agentBotApiKey: (headers, state) => kindOf(headers, state) === 'bot',
	},
	unauthorizedMessage: (headers, { quirks, credentials }) => {
		const token = tokenOf(headers, quirks);
		if (token === '') return 'You need to sign in or sign up before continuing.';
		return findCaller(token, credentials)
			? 'Access to this endpoint is not authorized for bots'
			: 'Invalid Access Token';
	},
	secretHeaders: ['api_access_token', 'api-access-token'],
	errorAnswer: (status, messages, { quirks }) => errorAnswer(status, messages, quirks),
	applyQuirks: (answer, call, { quirks }) => (answer.offContract ? answer : applyQuirks(answer, call, quirks)),
};
