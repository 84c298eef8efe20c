import type { IncomingHttpHeaders } from 'node:http';

/** A request in the log of a sandbox. */
export interface LoggedRequest {
	/** Time of arrival, milliseconds since 1970. */
	at: number;
	method: string;
	/** Path as it was sent (percent-encoded), without the query. */
	path: string;
	/** Route of the contract, e.g. `POST /v1/messaging/conversations/{conversationUid}/messages`; missing when none matches. */
	route?: string;
	query: Record<string, unknown>;
	rawQuery: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the fields of a multipart form, or the text of any other body; undefined for an empty body. */
	body: unknown;
	/** Status of the answer. Missing until the request is answered, and when the connection was dropped. */
	status?: number;
	/** Kind of the fault that was injected. */
	fault?: string;
}

/** The answer to a request. */
export interface Answer {
	status: number;
	/** Sent as JSON. A string is sent as it is when `contentType` is set; undefined sends no body. */
	body?: unknown;
	contentType?: string;
	headers?: Record<string, string>;
	/** True when a quirk violates the contract on purpose; the answer is then not validated. */
	offContract?: boolean;
}

/** A request that is authenticated, and valid unless the service serves invalid requests. */
export interface Call {
	route: string;
	operationId: string;
	params: Record<string, string>;
	/**
	 * Converted to the contract's types, with the contract's defaults filled in. In a service that serves invalid requests, as
	 * the client sent it: texts, lists for names such as `labels[]`, objects for names such as `page[size]`.
	 */
	query: unknown;
	/** Names in lower case. */
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the fields of a multipart form: strings, and files as {@link FormFile}. */
	body: unknown;
}

/** A file of a multipart form. */
export interface FormFile {
	name: string;
	type: string;
	bytes: Buffer;
}

/** The implementation of an operation. It changes the state and answers, or throws an {@link HttpError}. */
export type OperationHandler<State> = (call: Call, state: State) => Answer;

/**
 * A violation of the contract. `request`: a client sent what the contract does not describe, although the service may well
 * have served it. `answer`: a defect of the sandbox, i.e. an answer that is not valid, or a handler that crashed.
 */
export interface ContractViolation {
	by: 'answer' | 'request';
	route: string;
	/** Status of the answer that is a defect. */
	status?: number;
	errors: string[];
}

/** Thrown to answer a request with an error status. `body`, when it is given, replaces the service's usual error body. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		readonly messages: string | string[],
		readonly body?: unknown,
	) {
		super([messages].flat().join('; '));
	}
}

/** A service: its contract, and the implementation of the contract. */
export interface ServiceDefinition<State> {
	name: string;
	/** Path of the contract's file. */
	contract: string;
	/** The handlers of all operations, by operationId. */
	handlers: Record<string, OperationHandler<State>>;
	/** Whether a request is authorized, by the name of the security scheme in the contract. */
	security: Record<string, (headers: IncomingHttpHeaders, state: State) => boolean>;
	/** Message for a request that no security scheme authorizes; `Unauthorized` by default. */
	unauthorizedMessage?(headers: IncomingHttpHeaders, state: State): string;
	/** Headers with secrets, which the fault `echo-secret` repeats in its answer. */
	secretHeaders: readonly string[];
	/** The answer to a request that failed, in the vendor's format. */
	errorAnswer(status: number, messages: string | string[], state: State, request?: LoggedRequest): Answer;
	/**
	 * What happens with a request that the contract does not describe; it counts as a violation in any case. `refuse` (the
	 * default) answers 400 with the errors. `serve` calls the handler with what the client sent, for a service that does not
	 * validate.
	 */
	invalidRequests?: 'refuse' | 'serve';
	/** The answer to a JSON body that the service cannot read, before authentication; undefined when it can read the text. */
	unreadableBody?(text: string, state: State): Answer | undefined;
	/** Statuses of the service's own faults, e.g. 500. An answer with one of them need not be declared by the contract. */
	faultStatuses?: readonly number[];
	/** The answer to a request that the service refuses before it looks at the route, e.g. for too many requests. */
	refuse?(request: LoggedRequest, state: State): Answer | undefined;
	/** Changes a valid answer as the quirks that are switched on demand. The result may violate the contract. */
	applyQuirks?(answer: Answer, call: Call, state: State, request: LoggedRequest): Answer;
	/** Handlers of requests that the contract does not describe, by route, e.g. `POST /oauth2/token`. */
	extraRoutes?: Record<string, (request: LoggedRequest, state: State) => Answer>;
}
