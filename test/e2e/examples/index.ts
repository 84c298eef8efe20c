import { aiAgent } from './agent';
import type { ExampleCase } from './case';
import { chatwootDigest, respondentDigest } from './digests';
import { respondentReplyReceived, respondentReplySend } from './replies';
import { chatwootSheet, outreach, sinchSheet } from './sheets';
import { crmWebhook } from './webhook';

/** How each file of examples/ is run, and what is expected of it. */
export const exampleCases: Record<string, ExampleCase> = {
	'ai-agent.json': aiAgent,
	'chatwoot.json': chatwootSheet,
	'crm-webhook.json': crmWebhook,
	'daily-digest-respondent.json': respondentDigest,
	'daily-digest.json': chatwootDigest,
	'outreach.json': outreach,
	'respondent-reply-received.json': respondentReplyReceived,
	'respondent-reply-send.json': respondentReplySend,
	'sinch-sms.json': sinchSheet,
};
