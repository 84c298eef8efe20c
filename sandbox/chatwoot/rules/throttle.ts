import type { IncomingHttpHeaders } from 'node:http';
import type { Answer, LoggedRequest } from '../../server/types';
import type { ServerTraits } from '../serverVersion';

const minuteMs = 60_000;

/** Addresses of loopback and private networks, which the server takes for proxies. */
const proxy = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i;

/** A limit of requests a minute. */
interface Limit {
	limit: number;
	/** What the requests are counted by; undefined for a request that the limit is not about. */
	counterOf: (request: Pick<LoggedRequest, 'headers' | 'method' | 'path'>, client: string) => string | undefined;
}

const accountOf = (path: string, below: string) => new RegExp(`^/api/v1/accounts/(\\d+)/${below}`).exec(path)?.[1];

const tokenIn = (headers: IncomingHttpHeaders) => String(headers.api_access_token ?? headers['api-access-token'] ?? '');

/** All requests of an address. Chatwoot v4.15.1 config/initializers/rack_attack.rb:70 */
const requests: Limit = { limit: 3000, counterOf: (_request, client) => `requests of ${client}` };

/** Contact searches in an account. Chatwoot v4.15.1 config/initializers/rack_attack.rb:213 */
const searches: Limit = {
	limit: 100,
	counterOf: ({ path }) => {
		const account = accountOf(path, 'contacts/search');
		return account && `searches in ${account}`;
	},
};

/** Counts of conversations, by token and account. Chatwoot v4.15.1 config/initializers/rack_attack.rb:238 */
const counts: Limit = {
	limit: 30,
	counterOf: ({ path, method, headers }) => {
		const account = accountOf(path, 'conversations/meta');
		const token = tokenIn(headers);
		return account && token && method === 'GET' ? `counts of ${token} in ${account}` : undefined;
	},
};

/**
 * The address that a request is counted by: the last one in `X-Forwarded-For` that is no proxy's. Undefined for a request
 * from the server's own computer, which is never throttled.
 *
 * Chatwoot v4.15.1 config/initializers/rack_attack.rb, allowed_ip?
 */
function clientOf(headers: IncomingHttpHeaders): string | undefined {
	const addresses = [headers['x-forwarded-for'] ?? []].flat().flatMap((value) => value.split(','));
	return addresses.map((address) => address.trim()).findLast((address) => address !== '' && !proxy.test(address));
}

/** The answer to a request beyond a limit. Seen on Chatwoot 4.15.1: no Retry-After. */
const retryLater: Answer = { status: 429, body: 'Retry later\n', contentType: 'text/plain; charset=utf-8' };

/** Counts the requests of the current minute, and refuses those beyond a limit. */
export class Throttle {
	private minute = 0;
	private readonly countsByCounter = new Map<string, number>();

	constructor(private readonly clock: () => number) {}

	/**
	 * The refusal of a request, or undefined when it may pass. The limits are for whole minutes of the server's clock: with the
	 * next minute all requests pass again.
	 */
	refusalOf(request: LoggedRequest, { throttlesCounts }: ServerTraits): Answer | undefined {
		const client = clientOf(request.headers);
		if (client === undefined) return undefined;
		const limits = throttlesCounts ? [requests, searches, counts] : [requests, searches];
		const isBeyond = limits.some(({ limit, counterOf }) => {
			const counter = counterOf(request, client);
			return counter !== undefined && this.count(counter) > limit;
		});
		return isBeyond ? retryLater : undefined;
	}

	/** Forgets what was counted. */
	reset(): void {
		this.countsByCounter.clear();
	}

	private count(counter: string): number {
		const minute = Math.floor(this.clock() / minuteMs);
		if (minute !== this.minute) this.countsByCounter.clear();
		this.minute = minute;
		const count = (this.countsByCounter.get(counter) ?? 0) + 1;
		this.countsByCounter.set(counter, count);
		return count;
	}
}
