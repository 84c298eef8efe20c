import type { Service } from '../shared';
import { respondentBaseUrl } from './baseUrl';
import { hintFor, refusalAdvice } from './hints';
import { conversation } from './resources/conversation';
import { message } from './resources/message';
import { project } from './resources/project';
import { screenerResponse } from './resources/screenerResponse';

/** The messaging part of the Respondent Partner API, and the lists that tell whom to message. */
export const respondent: Service = {
	name: 'Respondent',
	credentialType: 'respondentApi',
	resources: [message, conversation, screenerResponse, project],
	baseUrl: respondentBaseUrl,
	secrets: ['apiKey', 'apiSecret'],
	hint: hintFor,
	refusalAdvice,
};
