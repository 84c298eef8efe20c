import type { Service } from '../shared/operation/service';
import { respondentBaseUrl } from './baseUrl';
import { conversation } from './resources/conversation';
import { message } from './resources/message';
import { project } from './resources/project';
import { screenerResponse } from './resources/screenerResponse';

const UNLOCK = 'Unlock it with Conversation: Update, or check whether its project is closed.';

/** The messaging part of the Respondent Partner API, and what one needs to know whom to message. */
export const respondent: Service = {
	name: 'Respondent',
	credentialType: 'respondentApi',
	resources: [conversation, message, project, screenerResponse],
	baseUrl: respondentBaseUrl,
	secrets: ['apiKey', 'apiSecret'],
	hint: (status, { route }, text) =>
		status === 403 && route.includes('/conversations/') && /locked/i.test(text) ? { description: UNLOCK } : undefined,
};
