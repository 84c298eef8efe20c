import { aiAgent } from './agent';
import type { ExampleCase } from './case';
import { chatwootReplyReceived, chatwootReplySend } from './chatwootReply';
import { chatwootDigest, respondentDigest } from './digests';
import { chatwootSheet, outreach, sinchSheet } from './sheets';
import { crmWebhook } from './webhook';

/** How each file of examples/ is run, and what is expected of it. */
export const exampleCases: Record<string, ExampleCase> = {
	'ai-agent.json': aiAgent,
	'chatwoot-reply-received.json': chatwootReplyReceived,
	'chatwoot-reply-send.json': chatwootReplySend,
	'chatwoot.json': chatwootSheet,
	'crm-webhook.json': crmWebhook,
	'daily-digest-respondent.json': respondentDigest,
	'daily-digest.json': chatwootDigest,
	'outreach.json': outreach,
	'sinch-sms.json': sinchSheet,
};
