import type { ControlTarget } from './control';
import type { Deliveries } from './deliveries';
import { startService, type RunningService, type ServiceOptions } from './service';
import type { ServiceDefinition } from './types';

/** The state that the handlers of a sandbox read and change. */
export interface SandboxState {
	/** Replaced by a new store on reset. */
	store: object;
	readonly quirks: object;
	readonly credentials: object;
}

/** A running sandbox: a local stand-in for the API of a service. */
export interface RunningSandbox<State extends SandboxState> extends RunningService {
	/** The credentials that the sandbox accepts; requests with others get a 401. */
	credentials: State['credentials'];
	/** The stored data; a new object after every reset. */
	readonly store: State['store'];
	/** Behaviours that the documentation does not rule out, or that differ between versions. They can be set at any time. */
	quirks: State['quirks'];
	/** The deliveries of events, their attempts and their mishaps. */
	deliveries: Deliveries;
}

/** The parts of a sandbox. */
export interface SandboxParts<State extends SandboxState> extends Pick<ControlTarget, 'calls' | 'deliver' | 'summary'> {
	definition: ServiceDefinition<State>;
	state: State;
	deliveries: Deliveries;
	newStore: () => State['store'];
	newQuirks: () => State['quirks'];
	/** Aborts deliveries and delayed tasks, and resets all state besides the store and the quirks. */
	clear: () => void;
}

/** Serves a sandbox on 127.0.0.1. Rejects when the port is taken, or a `$ref` of the contract does not resolve. */
export async function startSandbox<State extends SandboxState>(
	{ definition, state, deliveries, newStore, newQuirks, clear, summary, deliver, calls }: SandboxParts<State>,
	options: ServiceOptions,
): Promise<RunningSandbox<State>> {
	const { quirks } = state;
	const reset = () => {
		service.reset();
		clear();
		state.store = newStore();
		Object.assign(quirks, newQuirks());
	};
	const service: RunningService = await startService(definition, state, options, {
		faults: () => service.faults,
		requests: () => service.requests,
		violations: () => service.contractViolations,
		reset,
		summary,
		quirks,
		deliveries,
		...(deliver && { deliver }),
		...(calls && { calls }),
	});
	const { url, requests, faults, contractViolations, flushPendingWrites } = service;
	return {
		url,
		requests,
		faults,
		contractViolations,
		flushPendingWrites,
		deliveries,
		quirks,
		reset,
		credentials: { ...state.credentials },
		close: async () => {
			clear();
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

/** The length of each list, e.g. for a summary. */
export function countEach<Name extends string>(lists: Record<Name, readonly unknown[]>): Record<Name, number> {
	const counts = Object.entries<readonly unknown[]>(lists).map(([name, list]) => [name, list.length]);
	return Object.fromEntries(counts) as Record<Name, number>;
}
