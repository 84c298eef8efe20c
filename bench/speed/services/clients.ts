import { chatwootPlainClient, publicPlainClient } from './chatwootClients';
import type { Client } from './client';
import type { ServiceName } from './names';
import { respondentClient } from './respondentClient';
import { sinchClient } from './sinchClient';

/** The clients of all services. No client imports n8n at run time, so that the axios and undici processes do not load it. */
export const clients: Record<ServiceName, Client> = {
	Respondent: respondentClient,
	Chatwoot: chatwootPlainClient,
	'Chatwoot Client': publicPlainClient,
	'Sinch Conversation': sinchClient,
};
