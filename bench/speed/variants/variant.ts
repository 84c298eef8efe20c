import type { ServiceName } from '../services/names';

/** The programs that are compared. */
export type Kind = 'axios' | 'HTTP Request' | 'minimal node' | 'node' | 'undici';

/** A program that is measured with one service. */
export interface Variant {
	kind: Kind;
	service: ServiceName;
	/** The expression engine of n8n; missing for programs without n8n. */
	engine?: 'legacy' | 'vm';
	/** The number of operations, when the node is cut down or filled up with copies; missing for the node as it is. */
	operations?: number;
}

/** Where a variant finds the server and n8n. */
export interface Locations {
	/** The base URL of the server. */
	url: string;
	/** The folder of the n8n installation that has the HTTP Request node. */
	n8nFolder: string;
}

/** One piece of work: sending rows, or reading a list. */
export type Work =
	| { kind: 'send'; rows: number; concurrency?: number; countEvaluations?: boolean }
	| { kind: 'list'; records: number; raw?: boolean };

/** The measurement of one piece of work. */
export interface Measurement {
	/** Elapsed milliseconds, and milliseconds of processor time. */
	ms: number;
	cpu: number;
	/** The longest time in ms that the event loop was blocked. */
	block: number;
	/** The number of items or records that came out. */
	items: number;
	/** The peak memory of the process in bytes, before the work and after it. */
	before: number;
	peak: number;
	evaluations?: Evaluations;
}

/** The expressions that n8n evaluated in a run. */
export interface Evaluations {
	/** How often each expression in the node's parameters was evaluated, by its text. */
	users: Record<string, number>;
	/** The number of evaluations of all other expressions, which the node itself contains. */
	owned: number;
}
