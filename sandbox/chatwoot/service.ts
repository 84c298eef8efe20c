import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { ServiceDefinition } from '../server/types';
import { findCaller, tokenOf } from './rules/access';
import { accountHandlers } from './resources/accounts';
import { agentBotHandlers } from './resources/agentBots';
import { agentHandlers } from './resources/agents';
import { attributeDefinitionHandlers } from './resources/attributeDefinitions';
import { contactHandlers } from './resources/contacts';
import { conversationHandlers } from './resources/conversations';
import { errorAnswer, signInMessage } from './rules/errors';
import { inboxHandlers } from './resources/inboxes';
import { inboxMemberHandlers } from './resources/inboxMembers';
import { labelHandlers } from './resources/labels';
import { messageHandlers } from './resources/messages';
import { profileHandlers } from './resources/profile';
import { publicHandlers } from './resources/public';
import { teamHandlers } from './resources/teams';
import { versionHandlers } from './resources/version';
import { applyQuirks } from './quirks';
import { unreadableBody } from './rules/unreadableBody';
import type { ChatwootState } from './state';
import { webhookHandlers } from './resources/webhooks';

function callerKind(headers: IncomingHttpHeaders, { quirks, store }: ChatwootState) {
	return findCaller(tokenOf(headers, quirks), store)?.kind;
}

/** Chatwoot's public API and application API, as their contract describes them. */
export const chatwootService: ServiceDefinition<ChatwootState> = {
	name: 'chatwoot',
	contract: join(__dirname, '..', 'contracts', 'chatwoot.openapi.yaml'),
	handlers: {
		...accountHandlers,
		...agentBotHandlers,
		...agentHandlers,
		...attributeDefinitionHandlers,
		...contactHandlers,
		...conversationHandlers,
		...inboxHandlers,
		...inboxMemberHandlers,
		...labelHandlers,
		...messageHandlers,
		...profileHandlers,
		...publicHandlers,
		...teamHandlers,
		...versionHandlers,
		...webhookHandlers,
	},
	security: {
		userApiKey: (headers, state) => callerKind(headers, state) === 'user',
		agentBotApiKey: (headers, state) => callerKind(headers, state) === 'bot',
	},
	unauthorizedMessage: (headers, { quirks, store }) => {
		const token = tokenOf(headers, quirks);
		if (token === '') return signInMessage;
		return findCaller(token, store) ? 'Access to this endpoint is not authorized for bots' : 'Invalid Access Token';
	},
	// Rails validates no request: a handler gets what the client sent.
	invalidRequests: 'serve',
	faultStatuses: [500],
	unreadableBody,
	refuse: (request, { server, throttle }) => throttle.refusalOf(request, server),
	secretHeaders: ['api_access_token', 'api-access-token'],
	errorAnswer: (status, messages, { quirks }) => errorAnswer(status, messages, quirks),
	applyQuirks: (answer, _call, { quirks }) => (answer.offContract ? answer : applyQuirks(answer, quirks)),
};
