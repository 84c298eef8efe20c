import type { IncomingMessage } from 'node:http';
import { routeOf, type CheckedRequest, type ContractApi } from './contract';
import { isJson, logEntryOf, parseBody, readBody } from './exchange';
import { formTypes, readForm } from './forms';
import type { Answer, LoggedRequest, ServiceDefinition } from './types';

/** A request that has arrived and was compared with the contract. */
export interface Arrival {
	entry: LoggedRequest;
	checked: CheckedRequest;
	/** How the request violates the contract; empty when it does not. */
	errors: string[];
	/** The answer to a JSON body that the service cannot read. */
	unreadable?: Answer;
}

/** Reads a request, its body included. Rejects when the client disconnects before the end. */
export async function readRequest<State>(
	request: IncomingMessage,
	{ invalidRequests }: ServiceDefinition<State>,
): Promise<{ entry: LoggedRequest; text: string; isRead: boolean }> {
	const bytes = await readBody(request);
	const text = bytes.toString('utf8');
	// A service that validates takes no form but those that its contract names.
	const forms = invalidRequests === 'serve' ? formTypes : undefined;
	const form = await readForm(bytes, request.headers['content-type'], forms);
	return {
		entry: logEntryOf(request, form ?? parseBody(text)),
		text,
		isRead: form !== undefined || isJson(request.headers),
	};
}

/** Compares a request with the contract, and writes the route that it calls into its log entry. */
export function checkRequest<State>(
	{ entry, text, isRead }: Awaited<ReturnType<typeof readRequest>>,
	api: ContractApi<State>,
	definition: ServiceDefinition<State>,
	state: State,
): Arrival {
	const checked = api.check({ ...entry, body: isRead ? entry.body : undefined });
	if (checked.operation) entry.route = routeOf(checked.operation);
	const extraRoute = `${entry.method} ${entry.path}`;
	if (definition.extraRoutes && extraRoute in definition.extraRoutes) {
		entry.route = extraRoute;
		return { entry, checked, errors: [] };
	}
	const isJsonText = checked.operation !== undefined && text !== '' && isJson(entry.headers);
	const unreadable = isJsonText ? definition.unreadableBody?.(text, state) : undefined;
	const errors = unreadable && checked.errors.length === 0 ? ['the service cannot read the body'] : checked.errors;
	return { entry, checked, errors, unreadable };
}
