import { startService, type RunningService, type ServiceOptions } from '../server/service';
import { defaultQuirks, type SinchQuirks } from './quirks';
import { seededStore } from './seed';
import { sampleCredentials, sinchService, tokenPath } from './service';
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
}

/** Serves the Sinch Conversation API on 127.0.0.1 from `contracts/sinch.openapi.yaml`. Rejects when the port is taken. */
export async function startSinch(options: SinchOptions = {}): Promise<SinchSandbox> {
	const { seed = 1, dataset = 'default', tokenLifetimeMs = 3_600_000 } = options;
	const quirks = defaultQuirks();
	const tokens = new Tokens(tokenLifetimeMs);
	const state: SinchState = { store: seededStore(seed, dataset), quirks, credentials: sampleCredentials, tokens };
	const reset = () => {
		service.reset();
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
	});
	const { url, requests, faults, contractViolations, landPendingWrites, close } = service;
	return {
		url,
		tokenUrl: url + tokenPath,
		requests,
		faults,
		contractViolations,
		landPendingWrites,
		close,
		reset,
		quirks,
		tokens,
		credentials: { ...sampleCredentials },
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}
