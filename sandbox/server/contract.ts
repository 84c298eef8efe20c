import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import type { ErrorObject } from 'ajv';
import { OpenAPIBackend, ValidationContext, type Context, type Document, type Operation } from 'openapi-backend';
import { parse } from 'yaml';
import { withForms } from './forms';
import { isRecord } from './guards';
import { unresolvedReferences } from './references';
import { HttpError, type Answer, type Call, type ServiceDefinition } from './types';
import type { IncomingHttpHeaders } from 'node:http';

/** A contract whose operations are connected with their handlers. */
export interface ContractApi<State> {
	/** The operation that a request calls; undefined when the contract has none. */
	match(method: string, path: string): Operation | undefined;
	/**
	 * Authenticates and validates a request, and calls its handler. Rejects with an HttpError when the route is unknown, or
	 * the request is unauthorized, not valid or refused by the handler.
	 */
	handle(request: ApiRequest, state: State): Promise<{ answer: Answer; call: Call; operation: Operation }>;
	/** How an answer violates the contract; empty when it is valid. */
	errorsOf(answer: Answer, operation: Operation): string[];
}

/** A request as it arrived. */
export interface ApiRequest {
	method: string;
	path: string;
	rawQuery: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON (the text when it is malformed), or the fields of a multipart form; undefined for other content types. */
	body: unknown;
}

/** The route of an operation as tests and nodes write it, e.g. `GET /v1/projects`. */
export const routeOf = (operation: Operation) => `${operation.method.toUpperCase()} ${operation.path}`;

/** The field that an ajv error is about, e.g. `participantUserIds.0`; empty for the whole body. */
function fieldOf({ instancePath }: ErrorObject): string {
	return instancePath
		.split('/')
		.slice(2)
		.map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'))
		.join('.');
}

/** The text with which a service reports an ajv error of a request. */
function requestErrorText(error: ErrorObject): string {
	const field = fieldOf(error);
	const { missingProperty, additionalProperty, allowedValues } = error.params as Record<string, unknown>;
	if (error.keyword === 'required') {
		if (missingProperty === 'requestBody') return 'a JSON request body is required';
		return `${[field, String(missingProperty)].filter(Boolean).join('.')} is required`;
	}
	if (error.keyword === 'additionalProperties') return `property ${String(additionalProperty)} should not exist`;
	if (error.keyword === 'enum' && Array.isArray(allowedValues)) {
		return `${field} must be one of the following values: ${allowedValues.join(', ')}`;
	}
	if (error.keyword === 'parse') return `request body is not JSON: ${error.message ?? ''}`;
	return `${field || 'request body'} ${error.message ?? 'is not valid'}`;
}

const isObjectId = (text: string) => /^[0-9a-f]{24}$/i.test(text);

const answerErrorText = ({ instancePath, message }: ErrorObject) =>
	`${instancePath || '(body)'} ${message ?? ''}`.trim();

/** Reads a contract. Throws when a `$ref` does not resolve, because openapi-backend would then skip validation. */
function readContract(file: string): Document {
	const document: unknown = parse(readFileSync(file, 'utf8'));
	const unresolved = unresolvedReferences(document);
	if (unresolved.length > 0) {
		const lines = unresolved.map(({ pointer, ref, reason }) => `\n- ${ref} at ${pointer}: ${reason}`);
		throw new Error(`References of the contract ${file} do not resolve:${lines.join('')}`);
	}
	return document as Document;
}

/**
 * Connects the operations of a contract with their handlers. Schemas are compiled when their route is first called.
 * Throws when a `$ref` of the contract does not resolve, and when a handler belongs to no operation.
 */
export async function serveContract<State>(definition: ServiceDefinition<State>): Promise<ContractApi<State>> {
	const callOf = (context: Context): Call => ({
		route: routeOf(context.operation),
		operationId: context.operation.operationId ?? '',
		params: context.request.params as Record<string, string>,
		query: context.request.query as unknown,
		headers: context.request.headers as IncomingHttpHeaders,
		body: context.request.requestBody as unknown,
	});
	const api = new OpenAPIBackend({
		definition: withForms(readContract(definition.contract)),
		quick: true,
		// `init` throws where it would otherwise print a warning, and serve only a part of the contract.
		strict: true,
		coerceTypes: true,
		ajvOpts: { strict: false, allErrors: true },
		customizeAjv: (ajv, _options, target) => {
			ajv.opts.useDefaults = target === ValidationContext.Params;
			addFormats(ajv);
			ajv.addFormat('ObjectId', isObjectId);
			return ajv;
		},
		handlers: {
			notFound: ({ request }: Context) => {
				throw new HttpError(404, `Cannot ${request.method.toUpperCase()} ${request.path}`);
			},
			unauthorizedHandler: ({ request }: Context, state: State) => {
				const message = definition.unauthorizedMessage?.(request.headers as IncomingHttpHeaders, state);
				throw new HttpError(401, message ?? 'Unauthorized');
			},
			validationFail: ({ validation }: Context) => {
				throw new HttpError(400, [...new Set((validation.errors ?? []).map(requestErrorText))]);
			},
		},
	});
	for (const [operationId, handler] of Object.entries(definition.handlers)) {
		api.register(operationId, (context: Context, state: State) => {
			const call = callOf(context);
			return { answer: handler(call, state), call, operation: context.operation };
		});
	}
	for (const [scheme, isAuthorized] of Object.entries(definition.security)) {
		api.registerSecurityHandler(scheme, ({ request }: Context, state: State) =>
			isAuthorized(request.headers as IncomingHttpHeaders, state),
		);
	}
	await api.init();
	// The router builds this list from the whole contract for every request. The contract never changes, so one list will do.
	const operations = api.router.getOperations();
	api.router.getOperations = () => operations;

	return {
		match: (method, path) => api.matchOperation({ method, path, headers: {} }),
		handle: ({ method, path, rawQuery, headers, body }, state) =>
			api.handleRequest({ method, path, query: rawQuery, headers: plainHeaders(headers), body }, state),
		errorsOf: ({ status, body }, operation) => {
			const declared = operation.responses?.[String(status)];
			// openapi-backend has no schema for an undeclared status, and accepts every body.
			if (declared === undefined) return ['(status) the contract does not declare it'];
			if (isRecord(declared) && !('content' in declared)) {
				return body === undefined ? [] : ['(body) the contract declares none for this status'];
			}
			const { errors } = api.validateResponse(body, operation, status);
			return (errors ?? []).map(answerErrorText);
		},
	};
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
	const plain: Record<string, string | string[]> = {};
	for (const [name, value] of Object.entries(headers)) if (value !== undefined) plain[name] = value;
	return plain;
}
