import type { LoggedRequest } from '../types';

/** Everything that can go wrong on purpose. */
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

/** Milliseconds: a fixed number, or from-to (drawn from the request's own random numbers). */
export type Duration = number | readonly [number, number];

/** What a fault can be told. Each parameter names the kinds that read it. */
export interface FaultParameters {
	/** `429`, `503`: Retry-After as seconds, as given text, or as an HTTP date so many milliseconds from now. Missing: no header. */
	retryAfter?: number | string | { dateInMs: number };
	/**
	 * Does the request take effect before the answer goes wrong? Default `never` for 5xx, html, redirect and raw;
	 * `before` for truncated-json, empty, wrong-content-type, null-body and missing-results.
	 */
	write?: 'before' | 'never';
	/** `late-write`: time from the client giving up to the write (default 1-10 s). `slow`: delay of the answer (default 2 s). */
	delayMs?: Duration;
	/** `late-write`: `hang` (default) leaves the client waiting until it gives up; `reset` destroys the socket at once. */
	hold?: 'hang' | 'reset';
	/** `html` (default 200), `redirect` (default 302), `echo-secret` (default 401), `raw` (default 200), `empty`. */
	status?: number;
	/** `redirect`: where to. */
	location?: string;
	/** `raw`: further headers. */
	headers?: Record<string, string>;
	/** `raw`: text as it is, anything else as JSON. */
	body?: unknown;
	/** `truncated-json`: announces the whole length and drops the connection in the middle, instead of a short but complete body. */
	aborted?: boolean;
}

/** Which requests a fault is for. */
export interface FaultScope {
	/** HTTP method, any case. */
	method?: string;
	/** Route in the contract's words, with or without the method: `/v1/messaging/messages`. */
	route?: string;
	when?: (request: LoggedRequest) => boolean;
}

/** One fault for the next matching requests. */
export interface FaultRule extends FaultScope, FaultParameters {
	kind: FaultKind;
	/** How many requests it hits (default 1; Infinity for all). */
	times?: number;
}

/** One kind in a mix, with its share (default 1) and parameters. */
export interface WeightedFault extends FaultParameters {
	kind: FaultKind;
	weight?: number;
}

/** Faults at a rate. Whether a request is hit depends on seed, key and attempt only, not on the order of arrival. */
export interface FaultMix extends FaultScope {
	seed: number;
	/** Share of requests that are hit, 0 to 1. */
	rate: number;
	kinds: readonly (FaultKind | WeightedFault)[];
	/** What makes two requests tries of the same thing (default: method, path and JSON body). */
	perKey?: (request: LoggedRequest) => string;
	/** Only the first try of a key is ever hit. */
	firstTriesOnly?: boolean;
}

/** A fault that a request runs into. */
export interface Fault extends FaultParameters {
	kind: FaultKind;
	key: string;
	/** Numbers that depend on the plan's seed, the key and the attempt. */
	random: () => number;
}

/** A fault that was injected, for counting. */
export interface InjectedFault {
	kind: FaultKind;
	/** The fault with its parameters, as the rule or the mix gave them. */
	fault: Fault;
	key: string;
	/** How often a request with this key had arrived, this one included; 1 for rules. */
	attempt: number;
	at: number;
	request: LoggedRequest;
}
