import { aiAgent } from './agent';
import type { ExampleCase } from './case';
import { chatwootBot } from './chatwootBot';
import { chatwootReplyReceived, chatwootReplySend } from './chatwootReply';
import { chatwootDigest, respondentDigest } from './digests';
import { chatwootPolled, respondentPolled, sinchPolled } from './polledReplies';
import { chatwootFollowUp, respondentFollowUp, sinchFollowUp } from './followUps';
import { eventOnce } from './eventOnce';
import { respondentReplyReceived, respondentReplySend } from './respondentReply';
import { chatwootSheet, outreach, sinchSheet } from './sheets';
import { sinchOptOuts } from './sinchOptOuts';
import { sinchReplyReceived, sinchReplySend } from './sinchReply';
import { crmWebhook } from './webhook';

/** How each file of examples/ is run, and what is expected of it. */
export const exampleCases: Record<string, ExampleCase> = {
	'ai-agent.json': aiAgent,
	'chatwoot-bot.json': chatwootBot,
	'chatwoot-event-once.json': eventOnce,
	'chatwoot-follow-up.json': chatwootFollowUp,
	'chatwoot-reply-received-polling.json': chatwootPolled,
	'chatwoot-reply-received.json': chatwootReplyReceived,
	'chatwoot-reply-send.json': chatwootReplySend,
	'chatwoot.json': chatwootSheet,
	'crm-webhook.json': crmWebhook,
	'daily-digest-respondent.json': respondentDigest,
	'daily-digest.json': chatwootDigest,
	'outreach.json': outreach,
	'respondent-follow-up.json': respondentFollowUp,
	'respondent-reply-received-polling.json': respondentPolled,
	'respondent-reply-received.json': respondentReplyReceived,
	'respondent-reply-send.json': respondentReplySend,
	'sinch-follow-up.json': sinchFollowUp,
	'sinch-opt-outs.json': sinchOptOuts,
	'sinch-reply-received-polling.json': sinchPolled,
	'sinch-reply-received.json': sinchReplyReceived,
	'sinch-reply-send.json': sinchReplySend,
	'sinch-sms.json': sinchSheet,
};
