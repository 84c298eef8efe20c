import { requestsPerAddress } from '../Chatwoot/limits';
import type { Service } from '../shared';
import { clientBaseUrl } from './baseUrl';
import { clientHint } from './hints';
import { contact } from './resources/contact';
import { conversation } from './resources/conversation';
import { message } from './resources/message';

/** Chatwoot's public API: an inbox of the API type as its contacts use it. */
export const chatwootClient: Service = {
	name: 'Chatwoot',
	credentialType: 'chatwootClientApi',
	resources: [message, conversation, contact],
	baseUrl: clientBaseUrl,
	secrets: ['hmacToken', 'inboxIdentifier'],
	hint: clientHint,
	limits: () => [requestsPerAddress],
};
