import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { ServiceDefinition } from '../server/types';
import { conversationHandlers } from './conversations';
import { errorAnswer } from './errors';
import { messageHandlers } from './messages';
import { projectHandlers } from './projects';
import { applyQuirks } from './quirks';
import { responseActionHandlers } from './responseActions';
import type { RespondentState } from './state';
import { teamRespondentHandlers } from './teamRespondents';
import { webhookHandlers } from './webhooks';

function isEqual(given: string | string[] | undefined, expected: string): boolean {
	const [one, other] = [Buffer.from(String(given ?? '')), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** The Respondent Partner API, as its contract describes it. */
export const respondentService: ServiceDefinition<RespondentState> = {
	name: 'respondent',
	contract: join(__dirname, '..', 'contracts', 'respondent.openapi.yaml'),
	handlers: {
		...conversationHandlers,
		...messageHandlers,
		...projectHandlers,
		...responseActionHandlers,
		...teamRespondentHandlers,
		...webhookHandlers,
	},
	security: {
		apiKey: (headers, { credentials }) => isEqual(headers['x-api-key'], credentials.apiKey),
		apiSecret: (headers, { credentials }) => isEqual(headers['x-api-secret'], credentials.apiSecret),
	},
	secretHeaders: ['x-api-key', 'x-api-secret'],
	errorAnswer: (status, messages, { quirks }) => errorAnswer(status, messages, quirks),
	applyQuirks: (answer, call, { quirks }) => (answer.offContract ? answer : applyQuirks(answer, call, quirks)),
};
