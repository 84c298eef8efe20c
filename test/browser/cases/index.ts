import type { ActionCase, NodeCase, TriggerCase } from './case';
import { chatwootCase, chatwootPollingTriggerCase, chatwootTriggerCase } from './chatwoot';
import { chatwootClientCase } from './chatwootClient';
import { respondentCase, respondentPollingTriggerCase, respondentTriggerCase } from './respondent';
import {
	sinchConversationCase,
	sinchConversationPollingTriggerCase,
	sinchConversationTriggerCase,
} from './sinchConversation';

const named = <C extends NodeCase>(cases: C[]) =>
	cases.map((each) => ({ ...each, name: each.newNode().description.displayName }));

/** The nodes that act. */
export const actionCases = named<ActionCase>([chatwootCase, chatwootClientCase, respondentCase, sinchConversationCase]);

/** The nodes that start workflows. */
export const triggerCases = named<TriggerCase>([
	chatwootPollingTriggerCase,
	chatwootTriggerCase,
	respondentPollingTriggerCase,
	respondentTriggerCase,
	sinchConversationPollingTriggerCase,
	sinchConversationTriggerCase,
]);

/** All nodes of the package. */
export const nodeCases = [...actionCases, ...triggerCases];
