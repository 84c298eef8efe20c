import { toText, type Service } from '../shared';
import { accessToken } from './accessToken';
import { sinchBaseUrl } from './baseUrl';
import { sinchHint } from './hints';
import { sinchLimits } from './limits';
import { app } from './resources/app';
import { contact } from './resources/contact';
import { conversation } from './resources/conversation';
import { event } from './resources/event';
import { message } from './resources/message';

/** The Sinch Conversation API. */
export const sinchConversation: Service = {
	name: 'Sinch',
	credentialType: 'sinchConversationApi',
	resources: [message, conversation, contact, event, app],
	baseUrl: sinchBaseUrl,
	accountOf: (credentials) => `sinch ${sinchBaseUrl(credentials)} ${toText(credentials.projectId).trim()}`,
	secrets: ['keySecret', 'accessToken'],
	tokens: { field: 'accessToken', get: accessToken },
	hint: sinchHint,
	limits: sinchLimits,
};
