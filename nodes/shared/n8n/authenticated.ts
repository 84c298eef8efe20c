import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { AuthenticatedHttp } from '../run/source';
import type { N8nContext } from './context';

/** Requests that start at about the same time and have the same timeout share an abort signal. */
interface Group {
	timeout: number;
	/** A request may join until this time (monotonic, in ms). */
	open: number;
	/** The context that n8n's helper gets as `this`. */
	caller: IExecuteFunctions;
	abortSignal: AbortSignal;
}

// A signal and a timer per request would cost as much as the rows themselves. So a request may end later than its timeout by
// this share of the timeout, and by this many ms at most.
const SLACK = 1 / 20;
const MOST_SLACK = 1000;
// Node's timers fire after 1 ms when the delay is larger.
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Sends requests through n8n's `httpRequestWithAuthentication`. Each request ends after `timeout` ms as a whole (at most a
 * twentieth of it, or 1 s, later): a socket timeout alone never ends a response that arrives byte by byte.
 *
 * n8n's helper gets a copy of its context as `this`, in which two methods are replaced:
 * - `getExecutionCancelSignal`: since n8n 2.8 (request-helper-functions.js; later request-helpers/authentication.js) the helper
 *   overwrites `abortSignal` of the request with this signal, so the time limit has to come from here.
 * - `getCredentials`: the helper would load and decrypt the credential again for each request, and would resolve its expressions
 *   for the first row. The replacement gives a copy of the values that the row has read (n8n 2.8 to 2.41).
 */
export function authenticated(context: N8nContext): AuthenticatedHttp {
	let group: Group | undefined;
	return async (type, credentials, options) => {
		const { timeout = 0 } = options;
		if (group?.timeout !== timeout || performance.now() > group.open) group = openGroup(context, timeout);
		const request = { ...options, abortSignal: group.abortSignal };
		const read = async () => await Promise.resolve({ ...credentials });
		const caller = Object.create(group.caller, { getCredentials: { value: read } }) as IExecuteFunctions;
		return (await context.helpers.httpRequestWithAuthentication.call(caller, type, request)) as IN8nHttpFullResponse;
	};
}

function openGroup(context: N8nContext, timeout: number): Group {
	const slack = Math.min(timeout * SLACK, MOST_SLACK);
	const cancelled = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const abortSignal = limited(Math.min(timeout + Math.ceil(slack), LONGEST_TIMER), cancelled);
	const caller = Object.create(context, {
		getExecutionCancelSignal: { value: () => abortSignal },
	}) as IExecuteFunctions;
	return { timeout, open: performance.now() + slack, caller, abortSignal };
}

// Not AbortSignal.any(): its signal checks all sources again for every request that reads it or listens to it.
function limited(ms: number, cancelled: AbortSignal | undefined): AbortSignal {
	const controller = new AbortController();
	const { signal } = controller;
	const stop = () => controller.abort();
	if (cancelled?.aborted) stop();
	AbortSignal.timeout(ms).addEventListener('abort', stop, { signal });
	cancelled?.addEventListener('abort', stop, { signal });
	return signal;
}
