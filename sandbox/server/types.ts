import type { IncomingHttpHeaders } from 'node:http';

/** One request as it arrived, and what became of it. */
export interface LoggedRequest {
	/** Time of arrival, milliseconds since 1970. */
	at: number;
	method: string;
	/** Path as sent (still encoded), without the query. */
	path: string;
	/** The route in the contract's words, e.g. `POST /v1/messaging/conversations/{conversationUid}/messages`. */
	route?: string;
	query: Record<string, unknown>;
	rawQuery: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, the fields of a form, else the text, else undefined when nothing was sent. */
	body: unknown;
	/** Status of the answer; missing while unanswered and when the socket was destroyed. */
	status?: number;
	/** Kind of the fault that was injected. */
	fault?: string;
}

/** What a handler answers. `body` undefined means no body at all; a string with `contentType` set is sent as it is. */
export interface Answer {
	status: number;
	body?: unknown;
	contentType?: string;
	headers?: Record<string, string>;
	/** A quirk broke the contract on purpose: not checked. */
	offContract?: boolean;
}

/** A request that passed authentication and the contract's validation. */
export interface Call {
	route: string;
	operationId: string;
	params: Record<string, string>;
	/** Coerced to the contract's types, with the contract's defaults filled in. */
	query: unknown;
	/** Names in lower case. */
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the fields of a form: texts, and files as {@link FormFile}. */
	body: unknown;
}

/** One file of a multipart form. */
export interface FormFile {
	name: string;
	type: string;
	bytes: Buffer;
}

/** One operation of a service: changes the state and answers, or throws a {@link HttpError}. */
export type OperationHandler<State> = (call: Call, state: State) => Answer;

/** An answer of ours that broke the contract, or a handler that crashed: a mistake in the sandbox. */
export interface ContractViolation {
	route: string;
	status: number;
	errors: string[];
}

/** A request the service turns down. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		readonly messages: string | string[],
	) {
		super([messages].flat().join('; '));
	}
}

/** What makes one service: its contract, its handlers and its manners. */
export interface ServiceDefinition<State> {
	name: string;
	/** The contract's file. */
	contract: string;
	handlers: Record<string, OperationHandler<State>>;
	/** Security scheme of the contract -> is the request allowed? */
	security: Record<string, (headers: IncomingHttpHeaders, state: State) => boolean>;
	/** What is wrong with a request that no security scheme lets through; `Unauthorized` by default. */
	unauthorizedMessage?(headers: IncomingHttpHeaders, state: State): string;
	/** Headers that carry secrets, for the fault that echoes them. */
	secretHeaders: readonly string[];
	/** The vendor's error body. */
	errorAnswer(status: number, messages: string | string[], state: State, request?: LoggedRequest): Answer;
	/** Deliberate departures from the contract, applied after the answer was found valid. */
	applyQuirks?(answer: Answer, call: Call, state: State, request: LoggedRequest): Answer;
	/** Requests that the contract does not describe, by route: an endpoint for tokens, say. */
	extraRoutes?: Record<string, (request: LoggedRequest, state: State) => Answer>;
}
