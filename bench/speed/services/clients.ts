import { chatwootPlainClient, publicPlainClient } from './chatwootClients';
import type { ServiceName } from './names';
import type { Client } from './plain';
import { respondentClient } from './respondentClient';
import { sinchClient } from './sinchClient';

/** The APIs without n8n; nothing in here loads it. */
export const clients: Record<ServiceName, Client> = {
	Respondent: respondentClient,
	Chatwoot: chatwootPlainClient,
	'Chatwoot Client': publicPlainClient,
	'Sinch Conversation': sinchClient,
};
