import { DelayedTasks } from '../server/delays';
import { Deliveries } from '../server/deliveries';
import { startSandbox, type RunningSandbox } from '../server/sandbox';
import type { ServiceOptions } from '../server/service';
import { deliver, retryPolicy, type CustomCallback } from './callbacks';
import { handleDeliverRequest } from './demand';
import { personSays, type InboundMessage } from './personSays';
import { defaultQuirks, type SinchQuirks } from './quirks';
import { seededStore } from './seed';
import { sampleCredentials, sinchService, tokenPath } from './service';
import type { MessageRecord } from './records';
import type { SinchCredentials, SinchState } from './state';
import type { SinchStore } from './store';
import { Tokens } from './tokens';

export type { ContactRecord, ConversationRecord, MessageRecord } from './records';
export type { SinchCredentials, SinchQuirks, SinchStore };

/** How the Sinch sandbox is started. */
export interface SinchOptions extends ServiceOptions {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 3 apps, 150 contacts, 200 conversations, 2,000 messages. `empty`: the apps only. */
	dataset?: 'default' | 'empty';
	/** How long an access token lives, in ms (default 1 hour). */
	tokenLifetimeMs?: number;
}

/** A running stand-in for the Sinch Conversation API. */
export interface SinchSandbox extends RunningSandbox<SinchState> {
	/** Where access tokens are given out. */
	tokenUrl: string;
	/** Access tokens: how long the next ones live, and a way to let all expire now. */
	tokens: Tokens;
	/** Sends an event, genuine or forged, to the webhooks of an app. Throws when it has none. */
	deliver: (demand: CustomCallback) => void;
	/** Lets a person write to an app, and gives the message. Throws when there is no such app. */
	personSays: (saying: InboundMessage) => MessageRecord;
}

/** Serves the Sinch Conversation API on 127.0.0.1 from `contracts/sinch.openapi.yaml`. Rejects when the port is taken. */
export async function startSinch(options: SinchOptions = {}): Promise<SinchSandbox> {
	const { seed = 1, dataset = 'default', tokenLifetimeMs = 3_600_000 } = options;
	const newStore = () => seededStore(seed, dataset);
	const tokens = new Tokens(tokenLifetimeMs);
	const deliveries = new Deliveries(retryPolicy);
	const upcoming = new DelayedTasks();
	const state: SinchState = {
		store: newStore(),
		quirks: defaultQuirks(),
		credentials: sampleCredentials,
		tokens,
		deliveries,
		pendingReports: upcoming,
	};
	const parts = {
		definition: sinchService,
		state,
		deliveries,
		newStore,
		newQuirks: defaultQuirks,
		clear: () => {
			upcoming.cancel();
			deliveries.reset();
			tokens.lifetimeMs = tokenLifetimeMs;
		},
		summary: () => state.store.summary(),
		deliver: (body: Record<string, unknown>) => handleDeliverRequest(body)(state),
	};
	const sandbox = await startSandbox(parts, options);
	return Object.assign(sandbox, {
		tokenUrl: sandbox.url + tokenPath,
		tokens,
		deliver: (demand: CustomCallback) => deliver(state, demand),
		personSays: (saying: InboundMessage) => personSays(state, saying),
	});
}
