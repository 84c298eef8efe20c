import { join } from 'node:path';
import { HttpError, type OperationHandler, type ServiceDefinition } from '../server/types';
import { appHandlers } from './apps';
import { contactHandlers } from './contacts';
import { conversationHandlers } from './conversations';
import { channelQueryHandlers } from './channelQueries';
import { consentHandlers } from './consents';
import { bearerOf, isBasic } from './credentials';
import { errorAnswer } from './errors';
import { eventHandlers } from './events';
import { lastMessageHandlers } from './lastMessages';
import { messageHandlers } from './messages';
import { applyQuirks } from './quirks';
import type { SinchState } from './state';
import { templateHandlers } from './templates';
import { answerTokenRequest, tokenPath } from './tokenEndpoint';

/** A handler that answers an error for another project, since a key belongs to one project, and for another region. */
function inProject(handler: OperationHandler<SinchState>, operationId: string): OperationHandler<SinchState> {
	return (call, state) => {
		if (call.params.project_id !== state.credentials.projectId) throw new HttpError(403, 'no access');
		const { region } = state.quirks;
		if (region === 'not-found' || (region === 'no-apps' && operationId !== 'listApps')) {
			throw new HttpError(404, 'not found');
		}
		return handler(call, state);
	};
}

const handlers = {
	...appHandlers,
	...channelQueryHandlers,
	...consentHandlers,
	...contactHandlers,
	...conversationHandlers,
	...eventHandlers,
	...lastMessageHandlers,
	...messageHandlers,
	...templateHandlers,
};

/** The Sinch Conversation API as its contract describes it, and Sinch's token endpoint. */
export const sinchService: ServiceDefinition<SinchState> = {
	name: 'sinch',
	contract: join(__dirname, '..', 'contracts', 'sinch.openapi.yaml'),
	handlers: Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, inProject(handler, id)])),
	security: {
		Basic: ({ authorization }, { credentials }) => isBasic(authorization, credentials),
		oAuth2: ({ authorization }, { tokens }) => tokens.stateOf(bearerOf(authorization) ?? '') === 'valid',
	},
	secretHeaders: ['authorization'],
	errorAnswer,
	applyQuirks: (answer, call, { quirks }, request) => applyQuirks(answer, call, quirks, request),
	extraRoutes: { [`POST ${tokenPath}`]: answerTokenRequest },
};
