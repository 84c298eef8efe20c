import { chatwootCandidate, chatwootClientCandidate } from './chatwoot';
import type { ServiceName } from './names';
import { respondentCandidate } from './respondent';
import type { Candidate } from './service';
import { sinchCandidate } from './sinch';

export const candidates: Record<ServiceName, Candidate> = {
	Respondent: respondentCandidate,
	Chatwoot: chatwootCandidate,
	'Chatwoot Client': chatwootClientCandidate,
	'Sinch Conversation': sinchCandidate,
};
