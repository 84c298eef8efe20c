import type { Service } from '../shared';
import { accountIdOf, chatwootBaseUrl, requireOwnPage } from './baseUrl';
import { chatwootHint, isChatwootCredentialRefusal } from './hints';
import { chatwootLimits } from './limits';
import { contact } from './resources/contact';
import { conversation } from './resources/conversation';
import { message } from './resources/message';

/** Chatwoot's Application API: what agents and bots do. */
export const chatwoot: Service = {
	name: 'Chatwoot',
	credentialType: 'chatwootApi',
	resources: [message, conversation, contact],
	baseUrl: chatwootBaseUrl,
	accountOf: (credentials) => `chatwoot ${chatwootBaseUrl(credentials)} ${accountIdOf(credentials)}`,
	secrets: ['accessToken'],
	hint: chatwootHint,
	isCredentialRefusal: isChatwootCredentialRefusal,
	requireOwnPage,
	limits: chatwootLimits,
};
