import { countEach, startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { sampleCredentials, type RespondentCredentials } from './credentials';
import { handleDeliverRequest } from './deliverRequest';
import { Notifier, type DeliveryOptions, type DeliveryTiming, type RespondentEvent } from './notifier';
import { defaultQuirks, type RespondentQuirks } from './quirks';
import { scenarioActions, type ScenarioActions } from './scenarioActions';
import { seededStore } from './seed';
import { respondentService } from './service';
import type { RespondentState } from './state';
import type { RespondentStore } from './store';

export type { RespondentCredentials, RespondentQuirks, RespondentStore };
export type { ConversationRecord, MessageRecord, ProjectRecord, ScreenerResponseRecord } from './records';

/** Options with which the Respondent sandbox starts. */
export interface RespondentOptions extends ServiceOptions, DeliveryTiming {
	/** Seed of the data (default 1). The same seed gives the same data. */
	seed?: number;
	/** `default`: 3 projects, 60 screener responses, 40 conversations, 400 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running sandbox of the Respondent API, with actions of the participants and of the provider's staff. */
export interface RespondentSandbox extends RunningSandbox<RespondentState>, ScenarioActions {
	/**
	 * Sends any event to the webhook, or to the URL of the options, without changing the stored data. False when there is
	 * neither a webhook nor a URL.
	 */
	deliver: (event: RespondentEvent, options?: DeliveryOptions) => boolean;
}

/** Serves the Respondent API on 127.0.0.1, from `contracts/respondent.openapi.yaml`. Rejects when the port is taken. */
export async function startRespondent(options: RespondentOptions = {}): Promise<RespondentSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const newStore = () => seededStore(seed, dataset);
	const quirks = defaultQuirks();
	const webhook = () => state.store.webhooks.find(({ active }) => active);
	const notifier = new Notifier(webhook, quirks, seed, options);
	const state: RespondentState = { store: newStore(), quirks, credentials: sampleCredentials, notifier };
	const parts = {
		definition: respondentService,
		state,
		deliveries: notifier.deliveries,
		newStore,
		newQuirks: defaultQuirks,
		clear: () => {
			notifier.reset();
			delete state.filtered;
		},
		summary: () => {
			const { projects, screenerResponses, conversations, messages } = state.store;
			return countEach({ projects, screenerResponses, conversations, messages });
		},
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body, state),
	};
	return Object.assign(await startSandbox(parts, options), {
		...scenarioActions(state),
		deliver: (event: RespondentEvent, delivery?: DeliveryOptions) => notifier.send(event, delivery),
	});
}
