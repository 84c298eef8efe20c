import type { ControlTarget } from './control';
import type { Deliveries } from './deliveries';
import { startService, type RunningService, type ServiceOptions } from './service';
import type { ServiceDefinition } from './types';

/** What the handlers of every sandbox work on. */
export interface SandboxState {
	/** Replaced by a new one on reset. */
	store: object;
	readonly quirks: object;
	readonly credentials: object;
}

/** A running stand-in for the API of a service. */
export interface RunningSandbox<State extends SandboxState> extends RunningService {
	/** Sample credentials; everything else is refused with 401. */
	credentials: State['credentials'];
	/** What is stored. A new object after every reset. */
	readonly store: State['store'];
	/** Behaviours that no documentation rules out, or that differ between versions; set them at any time. */
	quirks: State['quirks'];
	/** The events that go out: every attempt, what goes wrong with them on the way, and when all are settled. */
	deliveries: Deliveries;
}

/** What a sandbox is made of. */
export interface SandboxParts<State extends SandboxState> extends Pick<ControlTarget, 'deliver' | 'summary'> {
	definition: ServiceDefinition<State>;
	state: State;
	deliveries: Deliveries;
	newStore: () => State['store'];
	newQuirks: () => State['quirks'];
	/** Stops what is on its way, and forgets what is kept besides store and quirks. */
	clear: () => void;
}

/** Serves a sandbox on 127.0.0.1. Rejects when the port is taken. */
export async function startSandbox<State extends SandboxState>(
	{ definition, state, deliveries, newStore, newQuirks, clear: forget, summary, deliver }: SandboxParts<State>,
	options: ServiceOptions,
): Promise<RunningSandbox<State>> {
	const { quirks } = state;
	const reset = () => {
		service.reset();
		forget();
		state.store = newStore();
		Object.assign(quirks, newQuirks());
	};
	const service: RunningService = await startService(definition, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		reset,
		summary,
		quirks,
		deliveries,
		...(deliver && { deliver }),
	});
	const { url, requests, faults, contractViolations, flushPendingWrites: landPendingWrites } = service;
	return {
		url,
		requests,
		faults,
		contractViolations,
		flushPendingWrites: landPendingWrites,
		deliveries,
		quirks,
		reset,
		credentials: { ...state.credentials },
		close: async () => {
			forget();
			await service.close();
		},
		get store() {
			return state.store;
		},
		get pendingWrites() {
			return service.pendingWrites;
		},
	};
}
