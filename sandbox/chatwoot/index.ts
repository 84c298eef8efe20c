import { startService, type RunningService, type ServiceOptions } from '../server/service';
import { defaultChatwootQuirks, type ChatwootQuirks } from './quirks';
import { seededChatwoot } from './seed';
import { chatwootCredentials, chatwootService } from './service';
import type { ChatwootCredentials, ChatwootState } from './state';
import type { ChatwootStore } from './store';

/** How the Chatwoot sandbox is started. */
export interface ChatwootOptions extends ServiceOptions {
	/** Same seed, same data (default 1). */
	seed?: number;
	/** `default`: 120 contacts, 300 conversations, 3,000 messages. `empty`: none. */
	dataset?: 'default' | 'empty';
}

/** A running stand-in for one Chatwoot account. */
export interface ChatwootSandbox extends RunningService {
	/** Sample credentials; everything else is refused with 401. */
	credentials: ChatwootCredentials;
	/** What is stored. A new object after every reset. */
	readonly store: ChatwootStore;
	/** Behaviours that differ between versions; set them at any time. */
	quirks: ChatwootQuirks;
}

/**
 * Serves Chatwoot's public and application API on 127.0.0.1 from `contracts/chatwoot.openapi.yaml`.
 * Rejects when the port is taken.
 */
export async function startChatwoot(options: ChatwootOptions = {}): Promise<ChatwootSandbox> {
	const { seed = 1, dataset = 'default' } = options;
	const quirks = defaultChatwootQuirks();
	const state: ChatwootState = { store: seededChatwoot(seed, dataset), quirks, credentials: chatwootCredentials };
	const reset = () => {
		service.reset();
		state.store = seededChatwoot(seed, dataset);
		Object.assign(quirks, defaultChatwootQuirks());
	};
	const service: RunningService = await startService(chatwootService, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		reset,
		summary: () => {
			const { inboxes, contacts, conversations, messages } = state.store;
			return {
				inboxes: inboxes.length,
				contacts: contacts.length,
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
		credentials: { ...chatwootCredentials },
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}
