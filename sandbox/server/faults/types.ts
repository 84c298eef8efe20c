import type { LoggedRequest } from '../types';

/** The kinds of fault that can be injected. */
export const faultKinds = [
	'429',
	'500',
	'502',
	'503',
	'504',
	'reset-before-write',
	'reset-after-write',
	'late-write',
	'slow',
	'truncated-json',
	'html',
	'redirect',
	'empty',
	'wrong-content-type',
	'null-body',
	'missing-results',
	'raw',
	'echo-secret',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Milliseconds: a fixed number, or a range from which each request gets a random number. */
export type Duration = number | readonly [number, number];

/** Parameters of a fault. Each comment names the kinds of fault that read the parameter. */
export interface FaultParameters {
	/** `429` and `5xx`: the Retry-After header, in seconds, as text, or as the HTTP date `dateInMs` from now. Default: none. */
	retryAfter?: number | string | { dateInMs: number };
	/**
	 * Whether the request is processed before the faulty answer is sent. Default `before` for `truncated-json`, `empty`,
	 * `wrong-content-type`, `null-body`, `missing-results` and `slow`; `never` for the kinds with an answer of their own.
	 */
	write?: 'before' | 'never';
	/** `late-write`: time from the disconnect to the write (default 1 to 10 s). `slow`: delay of the answer (default 2 s). */
	delayMs?: Duration;
	/** `late-write`: `hang` (default) lets the client wait until its timeout; `reset` drops the connection at once. */
	hold?: 'hang' | 'reset';
	/** `html` and `raw` (default 200), `redirect` (default 302), `echo-secret` (default 401), `empty` (default: unchanged). */
	status?: number;
	/** `redirect`: the Location header. */
	location?: string;
	/** `raw`: the headers. */
	headers?: Record<string, string>;
	/** `raw`: the body. A string is sent as it is, any other value as JSON. */
	body?: unknown;
	/**
	 * `truncated-json`: true announces the whole length and drops the connection halfway. False (the default) sends the first
	 * half as a complete body.
	 */
	aborted?: boolean;
}

/** The requests into which a fault may be injected. */
export interface FaultScope {
	/** HTTP method, in upper or lower case. */
	method?: string;
	/** Route of the contract, with or without the method, e.g. `/v1/messaging/messages`. */
	route?: string;
	when?: (request: LoggedRequest) => boolean;
}

/** A fault for the next requests that match. */
export interface FaultRule extends FaultScope, FaultParameters {
	kind: FaultKind;
	/** Number of requests into which it is injected (default 1; Infinity for all). */
	times?: number;
}

/** A kind of fault in a mix, with its weight (default 1) and its parameters. */
export interface WeightedFault extends FaultParameters {
	kind: FaultKind;
	weight?: number;
}

/**
 * Random faults at a rate. The seed, the key and the attempt decide whether a request gets a fault, and which. The order of
 * arrival of requests with different keys does not matter.
 */
export interface FaultMix extends FaultScope {
	seed: number;
	/** Share of requests that get a fault, 0 to 1. */
	rate: number;
	kinds: readonly (FaultKind | WeightedFault)[];
	/** The key of a request. Requests with the same key count as attempts of one call (default: method, path and JSON body). */
	perKey?: (request: LoggedRequest) => string;
	/** True injects faults into the first attempt of a key only. */
	firstTriesOnly?: boolean;
}

/** A fault to inject into one request. */
export interface Fault extends FaultParameters {
	kind: FaultKind;
	key: string;
	/** Random numbers for this request. In a mix they depend on its seed, the key and the attempt; in a rule on the key. */
	random: () => number;
}

/** A fault that was injected. */
export interface InjectedFault {
	kind: FaultKind;
	/** The fault with its parameters, as the rule or the mix gave them. */
	fault: Fault;
	key: string;
	/** Number of the attempt, from 1; always 1 for a rule. */
	attempt: number;
	/** Arrival of the request, milliseconds since 1970. */
	at: number;
	request: LoggedRequest;
}
