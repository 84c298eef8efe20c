import type { LoggedRequest } from '../../../sandbox';

/** What a request says: its method, path, query and body. Headers are no part of it. */
export type WireRequest = Pick<LoggedRequest, 'method' | 'path' | 'query' | 'body'>;

/**
 * The differences between the request of the node and that of the SDK, one a line, e.g.
 * `query.messages_source: none instead of "CONVERSATION_SOURCE"`.
 */
export function differencesOf(node: WireRequest | undefined, sdk: WireRequest | undefined): string[] {
	if (!node || !sdk) return [`${node ? 'the SDK' : 'the node'} has sent no request`];
	const parts = ({ method, path, query, body }: WireRequest) => ({ method, path, query: withSortedMask(query), body });
	return compare(parts(node), parts(sdk), '');
}

// An update mask is a set: the order of its names means nothing.
function withSortedMask(query: WireRequest['query']): WireRequest['query'] {
	const { update_mask: mask } = query;
	return typeof mask === 'string' ? { ...query, update_mask: mask.split(',').sort().join(',') } : query;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function compare(node: unknown, sdk: unknown, at: string): string[] {
	if (isObject(node) && isObject(sdk) && Array.isArray(node) === Array.isArray(sdk)) {
		const names = [...new Set([...Object.keys(node), ...Object.keys(sdk)])];
		return names.flatMap((name) =>
			compare(Reflect.get(node, name), Reflect.get(sdk, name), at === '' ? name : `${at}.${name}`),
		);
	}
	return node === sdk ? [] : [`${at}: ${shown(node)} instead of ${shown(sdk)}`];
}

const shown = (value: unknown) => (value === undefined || value === '' ? 'none' : JSON.stringify(value));
