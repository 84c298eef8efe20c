import { join } from 'node:path';
import { HttpError, type OperationHandler, type ServiceDefinition } from '../server/types';
import { appHandlers } from './apps';
import { contactHandlers } from './contacts';
import { conversationHandlers } from './conversations';
import { eventHandlers } from './events';
import { messageHandlers } from './messages';
import { applyQuirks, errorAnswer } from './quirks';
import type { SinchCredentials, SinchState } from './state';
import { answerToken, bearerOf, isBasic } from './tokens';

/** Sample credentials: they open this sandbox and nothing else. */
export const sampleCredentials: SinchCredentials = {
	projectId: '5b2c7c1e-6a0f-4d8e-9f53-2a7d1c9e4b60',
	keyId: 'sandbox-sinch-key',
	keySecret: 'sandbox-sinch-secret',
};

/** Where tokens are given out, below the sandbox's own address. */
export const tokenPath = '/oauth2/token';

// Keys open one project only, and apps live in one region only.
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

const handlers = { ...appHandlers, ...contactHandlers, ...conversationHandlers, ...eventHandlers, ...messageHandlers };

/** The Sinch Conversation API as its contract describes it, with the token endpoint beside it. */
export const sinchService: ServiceDefinition<SinchState> = {
	name: 'sinch',
	contract: join(__dirname, '..', 'contracts', 'sinch.openapi.yaml'),
	handlers: Object.fromEntries(Object.entries(handlers).map(([id, handler]) => [id, inProject(handler, id)])),
	security: {
		Basic: ({ authorization }, { credentials }) => isBasic(authorization, credentials),
		oAuth2: ({ authorization }, { tokens }) => tokens.stateOf(bearerOf(authorization) ?? '') === 'good',
	},
	secretHeaders: ['authorization'],
	errorAnswer: (status, messages, state, request) => errorAnswer(status, messages, state, request),
	applyQuirks: applyQuirks,
	extraRoutes: { [`POST ${tokenPath}`]: answerToken },
};
