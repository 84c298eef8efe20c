import { chatwootSetup, chatwootClientSetup } from './chatwoot';
import type { ServiceName } from './names';
import { respondentSetup } from './respondent';
import type { ServiceSetup } from './service';
import { sinchSetup } from './sinch';

/** Every service, with n8n; `clients` has the same services without it. */
export const serviceSetups: Record<ServiceName, ServiceSetup> = {
	Respondent: respondentSetup,
	Chatwoot: chatwootSetup,
	'Chatwoot Client': chatwootClientSetup,
	'Sinch Conversation': sinchSetup,
};
