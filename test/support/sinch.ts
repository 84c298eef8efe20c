import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import { SinchConversation } from '../../nodes/Sinch/SinchConversation.node';
import { sinchConversation } from '../../nodes/Sinch/service';
import { startSinch, type SinchSandbox } from '../../sandbox';
import { useWorld, type Cast, type World } from './world';

/** The two ways in which Sinch lets one in. */
export const authentications = ['basic', 'oAuth2'] as const;
export type Authentication = (typeof authentications)[number];

/** The Sinch Conversation node, its credential and its sandbox. */
export function sinchCast(authentication: Authentication, tokenLifetimeMs?: number): Cast<SinchSandbox> {
	return {
		service: sinchConversation,
		newNode: () => new SinchConversation(),
		credentialType: new SinchConversationApi(),
		start: async () => await startSinch({ ...(tokenLifetimeMs !== undefined && { tokenLifetimeMs }) }),
		credentials: ({ url, tokenUrl, credentials }) => ({
			sinchConversationApi: {
				region: 'custom',
				baseUrl: url,
				tokenUrl,
				authentication,
				accessToken: '',
				...credentials,
			},
		}),
	};
}

/** The Sinch Conversation node beside its sandbox, for the tests of one file. */
export function useSinch(authentication: Authentication, tokenLifetimeMs?: number): World<SinchSandbox> {
	return useWorld(sinchCast(authentication, tokenLifetimeMs));
}
