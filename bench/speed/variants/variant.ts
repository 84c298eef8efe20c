import type { ServiceName } from '../services/names';

/** Programs that are compared with each other. */
export type Kind = 'axios' | 'HTTP Request' | 'minimal node' | 'node' | 'undici';

/** One program to be measured: what it runs, and on which of n8n's expression engines. */
export interface Variant {
	kind: Kind;
	service: ServiceName;
	/** Missing where there is no n8n at all. */
	engine?: 'legacy' | 'vm';
	/** How many operations the node has, when it is not all of its own: cut down, or grown by copies. */
	operations?: number;
}

/** What a variant needs to find. */
export interface Place {
	/** The loopback server. */
	url: string;
	/** The n8n whose HTTP Request node is taken. */
	n8nFolder: string;
}

/** What a variant is to do. */
export type Work =
	| { kind: 'send'; rows: number; concurrency?: number; countEvaluations?: boolean }
	| { kind: 'list'; records: number; raw?: boolean };

/** What one piece of work took. */
export interface Measure {
	/** Milliseconds on the clock, and of processor time. */
	ms: number;
	cpu: number;
	/** Longest time in ms for which the event loop stood still. */
	block: number;
	/** Items or records that came out. */
	items: number;
	/** Bytes: the peak of the process before the work, and after it. */
	before: number;
	peak: number;
	/** Bytes that the result keeps alive. */
	held: number;
	evaluations?: Evaluations;
}

/** Expressions that were evaluated in a run. */
export interface Evaluations {
	/** Those that stand in the node's parameters, so that the user owns them, by their text. */
	users: Record<string, number>;
	/** All others. */
	owned: number;
}
