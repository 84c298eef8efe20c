import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { CredentialCache } from './credentialCache';
import type { N8nContext } from './context';

/** What requests share that start at about the same time and have the same timeout. */
interface Group {
	timeout: number;
	/** Until when (monotonic, in ms) a request may join. */
	open: number;
	/** Whom n8n takes for its caller: it reads the abort signal from there. */
	caller: IExecuteFunctions;
	abortSignal: AbortSignal;
}

// A signal and a timer for each of thousands of requests would cost as much as the rows themselves. This part of the
// timeout, and no more ms than that, is how much later than its timeout a request may end.
const SLACK = 1 / 20;
const MOST_SLACK = 1000;
// Timers take more than this for 1 ms.
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Sends requests through n8n's helper with the authentication of a credential type. Each has its time limit as a whole
 * (`timeout` in ms, at most a twentieth or 1 s later): the socket timeout alone never ends an answer that trickles on.
 */
export function authenticated(
	context: N8nContext,
	cache: CredentialCache,
): (type: string, options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse> {
	let group: Group | undefined;
	return async (type, options) => {
		const { timeout = 0 } = options;
		if (group?.timeout !== timeout || performance.now() > group.open) group = openGroup(context, timeout);
		const request = { ...options, abortSignal: group.abortSignal };
		const credentials = cache.copyOf(type);
		const caller = Object.create(group.caller, { getCredentials: { value: credentials.read } }) as IExecuteFunctions;
		try {
			return (await context.helpers.httpRequestWithAuthentication.call(caller, type, request)) as IN8nHttpFullResponse;
		} finally {
			credentials.settle();
		}
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

// A plain signal: one that AbortSignal.any() makes looks at all its sources whenever a request asks it or listens to it.
function limited(ms: number, cancelled: AbortSignal | undefined): AbortSignal {
	const controller = new AbortController();
	const { signal } = controller;
	const stop = () => controller.abort();
	if (cancelled?.aborted) stop();
	AbortSignal.timeout(ms).addEventListener('abort', stop, { signal });
	cancelled?.addEventListener('abort', stop, { signal });
	return signal;
}
