import { Delays } from '../server/delays';
import { Deliveries } from '../server/deliveries';
import { startService, type RunningService, type ServiceOptions } from '../server/service';
import { deliver, redelivery, type Demand } from './callbacks';
import { demandOf } from './demand';
import { personSays, type Saying } from './personSays';
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
export interface SinchSandbox extends RunningService {
	/** Sample credentials; everything else is refused. */
	credentials: SinchCredentials;
	/** Where access tokens are given out. */
	tokenUrl: string;
	/** What is stored. A new object after every reset. */
	readonly store: SinchStore;
	/** Behaviours that no documentation rules out; set them at any time. */
	quirks: SinchQuirks;
	/** Access tokens: how long the next ones live, and a way to let all expire now. */
	tokens: Tokens;
	/** Callbacks to webhooks: every attempt, what goes wrong with them on the way, and when all are settled. */
	deliveries: Deliveries;
	/** Sends an event, genuine or forged, to the webhooks of an app. Throws when it has none. */
	deliver: (demand: Demand) => void;
	/** Lets a person write to an app, and gives the message. Throws when there is no such app. */
	personSays: (saying: Saying) => MessageRecord;
}

/** Serves the Sinch Conversation API on 127.0.0.1 from `contracts/sinch.openapi.yaml`. Rejects when the port is taken. */
export async function startSinch(options: SinchOptions = {}): Promise<SinchSandbox> {
	const { seed = 1, dataset = 'default', tokenLifetimeMs = 3_600_000 } = options;
	const quirks = defaultQuirks();
	const tokens = new Tokens(tokenLifetimeMs);
	const deliveries = new Deliveries(redelivery);
	const upcoming = new Delays();
	const state: SinchState = {
		store: seededStore(seed, dataset),
		quirks,
		credentials: sampleCredentials,
		tokens,
		deliveries,
		upcoming,
	};
	const forgetDeliveries = () => {
		upcoming.cancel();
		deliveries.reset();
	};
	const reset = () => {
		service.reset();
		forgetDeliveries();
		state.store = seededStore(seed, dataset);
		tokens.lifetimeMs = tokenLifetimeMs;
		Object.assign(quirks, defaultQuirks());
	};
	const service: RunningService = await startService(sinchService, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		reset,
		summary: () => state.store.summary(),
		quirks,
		deliveries,
		deliver: (body) => demandOf(body)(state),
	});
	const { url, requests, faults, contractViolations, landPendingWrites, close } = service;
	return {
		url,
		tokenUrl: url + tokenPath,
		requests,
		faults,
		contractViolations,
		landPendingWrites,
		close: async () => {
			forgetDeliveries();
			await close();
		},
		reset,
		quirks,
		tokens,
		deliveries,
		deliver: (demand) => deliver(state, demand),
		personSays: (saying) => personSays(state, saying),
		credentials: { ...sampleCredentials },
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}
