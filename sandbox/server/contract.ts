import addFormats from 'ajv-formats';
import { OpenAPIBackend, ValidationContext, type Context, type Document, type Operation } from 'openapi-backend';
import { answerErrorText, requestErrorText } from './errorTexts';
import { formTypes, mediaType, withForms } from './forms';
import { isRecord } from './guards';
import { prepareRouter } from './prepareRouter';
import { readContract } from './readContract';
import { HttpError, type Answer, type Call, type ServiceDefinition } from './types';
import type { IncomingHttpHeaders } from 'node:http';

/** A contract whose operations are connected with their handlers. */
export interface ContractApi<State> {
	/** The contract, with its references resolved. */
	document: Document;
	operations: readonly Operation[];
	/** The operation that a request calls; undefined when the contract has none. */
	match(method: string, path: string): Operation | undefined;
	/** Finds the operation that a request calls, and validates the request. */
	check(request: ApiRequest): CheckedRequest;
	/**
	 * Authenticates a request and calls its handler. Rejects with an HttpError when the route is unknown, or the request is
	 * unauthorized, refused by the handler or, in a service that refuses invalid requests, not valid.
	 */
	handle(checked: CheckedRequest, state: State): Promise<{ answer: Answer; call: Call; operation: Operation }>;
	/** How an answer violates the contract; empty when it is valid. */
	errorsOf(answer: Answer, operation: Operation): string[];
	/** Whether an operation may answer with an error status: the contract declares it, or the service has such faults. */
	mayFail(status: number, operation: Operation): boolean;
}

/** A request as it arrived. */
export interface ApiRequest {
	method: string;
	path: string;
	rawQuery: string;
	headers: IncomingHttpHeaders;
	/** Parsed JSON (the text when it is malformed), or the fields of a form; undefined for other content types. */
	body: unknown;
}

/** A request that was compared with the contract. */
export interface CheckedRequest {
	request: ApiRequest;
	/** The operation that it calls; undefined when the contract has none. */
	operation?: Operation;
	/** How it violates the contract; empty when it is valid. */
	errors: string[];
	/** The query, converted to the contract's types, with the contract's defaults filled in; undefined for an invalid request. */
	converted?: unknown;
}

/** The route of an operation as tests and nodes write it, e.g. `GET /v1/projects`. */
export const routeOf = (operation: Operation) => `${operation.method.toUpperCase()} ${operation.path}`;

const isObjectId = (text: string) => /^[0-9a-f]{24}$/i.test(text);

/** The contracts that are served already. A sandbox that starts later reads and compiles nothing again. */
const served = new WeakMap<object, Promise<unknown>>();

/**
 * Connects the operations of a contract with their handlers. Schemas are compiled when their route is first called. The same
 * definition gives the same API: the state is in none of it.
 * Throws when a `$ref` of the contract does not resolve, and when a handler belongs to no operation.
 */
export async function serveContract<State>(definition: ServiceDefinition<State>): Promise<ContractApi<State>> {
	const api = served.get(definition) ?? connect(definition);
	served.set(definition, api);
	return (await api) as ContractApi<State>;
}

async function connect<State>(definition: ServiceDefinition<State>): Promise<ContractApi<State>> {
	const { invalidRequests = 'refuse', faultStatuses = [] } = definition;
	const callOf = ({ operation, request }: Context, converted: unknown): Call => ({
		route: routeOf(operation),
		operationId: operation.operationId ?? '',
		params: request.params as Record<string, string>,
		query: invalidRequests === 'serve' ? (request.query as unknown) : converted,
		headers: request.headers as IncomingHttpHeaders,
		body: request.requestBody as unknown,
	});
	const api = new OpenAPIBackend({
		definition: withForms(readContract(definition.contract)),
		quick: true,
		// `init` throws where it would otherwise print a warning, and serve only a part of the contract.
		strict: true,
		// `check` validates every request, so that also a request that is answered before its handler is validated.
		validate: () => false,
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
				throw new HttpError(404, cannot(request));
			},
			unauthorizedHandler: ({ request }: Context, _checked: CheckedRequest, state: State) => {
				const message = definition.unauthorizedMessage?.(request.headers as IncomingHttpHeaders, state);
				throw new HttpError(401, message ?? 'Unauthorized');
			},
		},
	});
	for (const [operationId, handler] of Object.entries(definition.handlers)) {
		api.register(operationId, (context: Context, { errors, converted }: CheckedRequest, state: State) => {
			if (errors.length > 0 && invalidRequests === 'refuse') throw new HttpError(400, errors);
			const call = callOf(context, converted);
			return { answer: handler(call, state), call, operation: context.operation };
		});
	}
	for (const [scheme, isAuthorized] of Object.entries(definition.security)) {
		api.registerSecurityHandler(scheme, ({ request }: Context, _checked: CheckedRequest, state: State) =>
			isAuthorized(request.headers as IncomingHttpHeaders, state),
		);
	}
	await api.init();
	const operations = prepareRouter(api.router);

	const match = (method: string, path: string) => api.matchOperation({ method, path, headers: {} });
	return {
		document: api.definition,
		operations,
		match,
		check: (request) => {
			const { method, path, rawQuery, body } = request;
			const headers = plainHeaders(request.headers);
			const operation = match(method, path);
			if (!operation) return { request, errors: [cannot(request)] };
			const query = asDeclared(api.router.parseRequestQuery({ method, path, headers, query: rawQuery }), operation);
			try {
				const { errors, coerced } = api.validator.validateRequest({ method, path, query, headers, body }, operation);
				const texts = [...(errors ?? []).map(requestErrorText), ...contentTypeErrors(request, operation)];
				if (texts.length > 0) return { request, operation, errors: [...new Set(texts)] };
				return { request, operation, errors: [], converted: coerced?.query };
			} catch (error) {
				// The router throws a URIError for a path with a malformed percent-encoding.
				if (error instanceof URIError) return { request, operation, errors: ['the path cannot be decoded'] };
				throw error;
			}
		},
		handle: (checked, state) => {
			const { method, path, rawQuery, headers, body } = checked.request;
			const request = { method, path, query: rawQuery, headers: plainHeaders(headers), body };
			return api.handleRequest(request, checked, state);
		},
		mayFail: (status, { responses = {} }) =>
			String(status) in responses || 'default' in responses || faultStatuses.includes(status),
		errorsOf: ({ status, body }, operation) => {
			const declared = operation.responses?.[String(status)];
			// openapi-backend has no schema for an undeclared status, and accepts every body.
			if (declared === undefined) {
				return faultStatuses.includes(status) ? [] : [undeclared];
			}
			if (isRecord(declared) && !('content' in declared)) {
				return body === undefined ? [] : ['(body) the contract declares none for this status'];
			}
			const { errors } = api.validateResponse(body, operation, status);
			return (errors ?? []).map(answerErrorText);
		},
	};
}

/** The error of an answer with a status that the contract does not declare. */
export const undeclared = '(status) the contract does not declare it';

const cannot = ({ method, path }: { method: string; path: string }) => `Cannot ${method.toUpperCase()} ${path}`;

/** An error for a form that the contract does not describe. The validator compares forms with the schema for JSON. */
function contentTypeErrors({ headers, body }: ApiRequest, { requestBody }: Operation): string[] {
	const type = mediaType(headers['content-type']);
	if (body === undefined || !formTypes.some((form) => form === type) || !requestBody || !('content' in requestBody))
		return [];
	return type in requestBody.content ? [] : [`content type ${type} is not accepted`];
}

/** A parsed query with the names of the contract: the parser takes `labels[]=a` for a list with the name `labels`. */
function asDeclared(query: Record<string, unknown>, { parameters = [] }: Operation): Record<string, string | string[]> {
	const names = parameters.flatMap((parameter) => ('name' in parameter ? parameter.name : []));
	const isList = (name: string, value: unknown) => Array.isArray(value) && names.includes(`${name}[]`);
	const renamed = Object.entries(query).map(([name, value]) => [isList(name, value) ? `${name}[]` : name, value]);
	return Object.fromEntries(renamed) as Record<string, string | string[]>;
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
	const plain: Record<string, string | string[]> = {};
	for (const [name, value] of Object.entries(headers)) if (value !== undefined) plain[name] = value;
	return plain;
}
