import type { Deliveries } from '../server/deliveries';
import { startService, type RunningService, type ServiceOptions } from '../server/service';
import { actsOn, onDemand, type Acts } from './acts';
import { Outbox, type DeliveryOptions, type OutboxPace, type RespondentEvent } from './outbox';
import { defaultQuirks, type RespondentQuirks } from './quirks';
import { seededStore } from './seed';
import { respondentService, sampleCredentials } from './service';
import type { RespondentCredentials, RespondentState } from './state';
import type { RespondentStore } from './store';

export type { RespondentCredentials, RespondentQuirks, RespondentStore };
export type { ConversationRecord, MessageRecord, ProjectRecord, ScreenerResponseRecord } from './records';

/** How the Respondent sandbox is started. */
export interface RespondentOptions extends ServiceOptions, OutboxPace {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 3 projects, 60 screener responses, 40 conversations, 400 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for the Respondent API, and for the people on the other side of it. */
export interface RespondentSandbox extends RunningService, Acts {
	/** Sample credentials; everything else is refused with 401. */
	credentials: RespondentCredentials;
	/** What is stored. A new object after every reset. */
	readonly store: RespondentStore;
	/** Behaviours that no documentation rules out; set them at any time. */
	quirks: RespondentQuirks;
	/** Events on their way to the webhook. */
	deliveries: Deliveries;
	/** Sends an event on demand, proper or not; false when there is nowhere to send it. Nothing is stored. */
	deliver: (event: RespondentEvent, options?: DeliveryOptions) => boolean;
}

/**
 * Serves the Respondent API on 127.0.0.1 from `contracts/respondent.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startRespondent(options: RespondentOptions = {}): Promise<RespondentSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const quirks = defaultQuirks();
	const webhook = () => state.store.webhooks.find(({ active }) => active);
	const outbox = new Outbox(webhook, quirks, seed, options);
	const state: RespondentState = {
		store: seededStore(seed, dataset),
		quirks,
		credentials: sampleCredentials,
		outbox,
	};
	const reset = () => {
		service.reset();
		outbox.reset();
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
		deliveries: outbox.deliveries,
		deliver: (body) => onDemand(body, state),
	});
	const { url, requests, faults, contractViolations, landPendingWrites } = service;
	return {
		url,
		requests,
		faults,
		contractViolations,
		landPendingWrites,
		...actsOn(state),
		deliveries: outbox.deliveries,
		deliver: (event, delivery) => outbox.send(event, delivery),
		close: async () => {
			outbox.reset();
			await service.close();
		},
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
