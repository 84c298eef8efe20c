import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { ServiceDefinition } from '../server/types';
import { conversationHandlers } from './conversations';
import { messageHandlers } from './messages';
import { projectHandlers } from './projects';
import { applyQuirks, errorAnswer } from './quirks';
import type { RespondentCredentials, RespondentState } from './state';
import { webhookHandlers } from './webhooks';

/** Sample credentials: they open this sandbox and nothing else. */
export const sampleCredentials: RespondentCredentials = {
	apiKey: 'sandbox-respondent-key',
	apiSecret: 'sandbox-respondent-secret',
};

function isEqual(given: string | string[] | undefined, expected: string): boolean {
	const text = Buffer.from(String(given ?? ''));
	const wanted = Buffer.from(expected);
	return text.length === wanted.length && timingSafeEqual(text, wanted);
}

/** The Respondent Partner API as its contract describes it. */
export const respondentService: ServiceDefinition<RespondentState> = {
	name: 'respondent',
	contract: join(__dirname, '..', 'contracts', 'respondent.openapi.yaml'),
	handlers: { ...conversationHandlers, ...messageHandlers, ...projectHandlers, ...webhookHandlers },
	security: {
		apiKey: (headers, { credentials }) => isEqual(headers['x-api-key'], credentials.apiKey),
		apiSecret: (headers, { credentials }) => isEqual(headers['x-api-secret'], credentials.apiSecret),
	},
	secretHeaders: ['x-api-key', 'x-api-secret'],
	errorAnswer: (status, messages, { quirks }) => errorAnswer(status, messages, quirks.errorBody),
	applyQuirks: (answer, call, { quirks }) => (answer.offContract ? answer : applyQuirks(answer, call, quirks)),
};
