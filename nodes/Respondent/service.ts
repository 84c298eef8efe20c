import type { Service } from '../shared';
import { respondentBaseUrl } from './baseUrl';
import { hintFor, refusalAdvice } from './hints';
import { respondentLimits } from './limits';
import { conversation } from './resources/conversation';
import { message } from './resources/message';
import { profile } from './resources/profile';
import { project } from './resources/project';
import { screenerResponse } from './resources/screenerResponse';
import { teamRespondent } from './resources/teamRespondent';

/** The Respondent Partner API: messages, the people who applied to a project, and past participants. */
export const respondent: Service = {
	name: 'Respondent',
	credentialType: 'respondentApi',
	resources: [message, conversation, screenerResponse, project, profile, teamRespondent],
	baseUrl: respondentBaseUrl,
	secrets: ['apiKey', 'apiSecret'],
	hint: hintFor,
	refusalAdvice,
	limits: respondentLimits,
};
