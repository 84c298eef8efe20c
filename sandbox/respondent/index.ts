import { startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { scenarioActions, handleDeliverRequest, type ScenarioActions } from './scenarioActions';
import { Notifier, type DeliveryOptions, type DeliveryTiming, type RespondentEvent } from './outbox';
import { defaultQuirks, type RespondentQuirks } from './quirks';
import { seededStore } from './seed';
import { respondentService, sampleCredentials } from './service';
import type { RespondentCredentials, RespondentState } from './state';
import type { RespondentStore } from './store';

export type { RespondentCredentials, RespondentQuirks, RespondentStore };
export type { ConversationRecord, MessageRecord, ProjectRecord, ScreenerResponseRecord } from './records';

/** How the Respondent sandbox is started. */
export interface RespondentOptions extends ServiceOptions, DeliveryTiming {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 3 projects, 60 screener responses, 40 conversations, 400 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for the Respondent API, and for the people on the other side of it. */
export interface RespondentSandbox extends RunningSandbox<RespondentState>, ScenarioActions {
	/** Sends an event on demand, proper or not; false when there is nowhere to send it. Nothing is stored. */
	deliver: (event: RespondentEvent, options?: DeliveryOptions) => boolean;
}

/**
 * Serves the Respondent API on 127.0.0.1 from `contracts/respondent.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startRespondent(options: RespondentOptions = {}): Promise<RespondentSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const newStore = () => seededStore(seed, dataset);
	const quirks = defaultQuirks();
	const webhook = () => state.store.webhooks.find(({ active }) => active);
	const outbox = new Notifier(webhook, quirks, seed, options);
	const state: RespondentState = { store: newStore(), quirks, credentials: sampleCredentials, notifier: outbox };
	const parts = {
		definition: respondentService,
		state,
		deliveries: outbox.deliveries,
		newStore,
		newQuirks: defaultQuirks,
		clear: () => {
			outbox.reset();
			delete state.filtered;
		},
		summary: () => {
			const { projects, screenerResponses, conversations, messages } = state.store;
			return {
				projects: projects.length,
				screenerResponses: screenerResponses.length,
				conversations: conversations.length,
				messages: messages.length,
			};
		},
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body, state),
	};
	return Object.assign(await startSandbox(parts, options), {
		...scenarioActions(state),
		deliver: (event: RespondentEvent, delivery?: DeliveryOptions) => outbox.send(event, delivery),
	});
}
