import { startChatwoot, type ChatwootOptions, type ChatwootSandbox } from './chatwoot';
import { defaultQuirks, type RespondentQuirks } from './respondent/quirks';
import { seededStore } from './respondent/seed';
import { respondentService, sampleCredentials } from './respondent/service';
import type { RespondentCredentials, RespondentState } from './respondent/state';
import type { RespondentStore } from './respondent/store';
import { startService, type RunningService, type ServiceOptions } from './server/service';

export { startChatwoot };
export type { ChatwootOptions, ChatwootSandbox };
export type { FaultPlan } from './server/faults/plan';
export type { FaultKind, FaultMix, FaultRule, InjectedFault, WeightedFault } from './server/faults/types';
export type { ContractViolation, LoggedRequest } from './server/types';
export type { ConversationRecord, MessageRecord, ProjectRecord, ScreenerResponseRecord } from './respondent/records';
export { startSinch } from './sinch';
export type { SinchCredentials, SinchOptions, SinchQuirks, SinchSandbox, SinchStore } from './sinch';
export type { RespondentCredentials, RespondentQuirks, RespondentStore };

/** How the Respondent sandbox is started. */
export interface RespondentOptions extends ServiceOptions {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 3 projects, 60 screener responses, 40 conversations, 400 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for the Respondent API. */
export interface RespondentSandbox extends RunningService {
	/** Sample credentials; everything else is refused with 401. */
	credentials: RespondentCredentials;
	/** What is stored. A new object after every reset. */
	readonly store: RespondentStore;
	/** Behaviours that no documentation rules out; set them at any time. */
	quirks: RespondentQuirks;
}

/**
 * Serves the Respondent API on 127.0.0.1 from `contracts/respondent.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startRespondent(options: RespondentOptions = {}): Promise<RespondentSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const quirks = defaultQuirks();
	const state: RespondentState = { store: seededStore(seed, dataset), quirks, credentials: sampleCredentials };
	const reset = () => {
		service.reset();
		state.store = seededStore(seed, dataset);
		delete state.filtered;
		Object.assign(quirks, defaultQuirks());
	};
	const service: RunningService = await startService(respondentService, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		reset,
		summary: () => {
			const { projects, screenerResponses, conversations, messages } = state.store;
			return {
				projects: projects.length,
				screenerResponses: screenerResponses.length,
				conversations: conversations.length,
				messages: messages.length,
			};
		},
		quirks,
	});
	const { url, requests, faults, contractViolations, landPendingWrites, close } = service;
	return {
		url,
		requests,
		faults,
		contractViolations,
		landPendingWrites,
		close,
		reset,
		quirks,
		credentials: { ...sampleCredentials },
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}
