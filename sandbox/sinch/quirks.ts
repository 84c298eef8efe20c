import { isRecord } from '../server/guards';
import type { Answer, Call, LoggedRequest } from '../server/types';

/** Behaviours that the documentation does not rule out. The default of each keeps the contract; other values may violate it. */
export interface SinchQuirks {
	/** Format of errors: as documented (inside `error`), without the outer `error`, without a body, or plain text. */
	errorBody: 'outer' | 'flat' | 'empty' | 'text';
	/** Body of answers without content: no body, or `{}`. */
	nothing: 'empty' | 'object';
	/** `not-found`: the host is that of another region. `no-apps`: the same, but the list of apps is empty instead of a 404. */
	region: 'right' | 'not-found' | 'no-apps';
	/** `short`: pages lack one record. `gaps`: every other page is empty. `repeat`: the next page token is always the same. */
	pages: 'normal' | 'short' | 'gaps' | 'repeat';
	/** Alphabet of page tokens: one that needs no percent-encoding in a query, or Base64 with `+`, `/` and `=`. */
	pageTokens: 'url-safe' | 'base64';
	/** The next page token of the last page: an empty string, or none. */
	lastToken: 'empty' | 'missing';
	/** Leaves out empty lists. */
	omitEmptyLists: boolean;
	/** Adds an undeclared field to every object. */
	extraFields: boolean;
	/** Sends 64-bit integers as strings. */
	longsAsText: boolean;
	/** Format of phone numbers in the store and in answers: as given in the request, or without the plus sign. */
	phones: 'as-given' | 'bare';
	/** Lists find a phone number only in the format in which it is stored. */
	exactPhones: boolean;
	/** Milliseconds from one delivery status of a message to the next. */
	deliveryStepMs: number;
	/** Never shows the secret of a webhook. */
	hideSecrets: boolean;
}

/** The quirks with which a sandbox starts. */
export function defaultQuirks(): SinchQuirks {
	return {
		errorBody: 'outer',
		nothing: 'empty',
		region: 'right',
		pages: 'normal',
		pageTokens: 'url-safe',
		lastToken: 'empty',
		omitEmptyLists: false,
		extraFields: false,
		longsAsText: false,
		phones: 'as-given',
		exactPhones: false,
		deliveryStepMs: 1_000,
		hideSecrets: false,
	};
}

/** The 64-bit integers of the API. */
const LONGS = new Set(['ttl_days', 'inbound', 'outbound', 'webhooks', 'outbound_size', 'outbound_limit']);

function transform(value: unknown, quirks: SinchQuirks): unknown {
	if (Array.isArray(value)) return value.map((entry) => transform(entry, quirks));
	if (!isRecord(value)) return value;
	const changed: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value)) {
		if (quirks.omitEmptyLists && Array.isArray(entry) && entry.length === 0) continue;
		const long = quirks.longsAsText && LONGS.has(name) && typeof entry === 'number';
		changed[name] = long ? String(entry) : transform(entry, quirks);
	}
	if (quirks.extraFields) changed.internal_flags = { shard: 4 };
	return changed;
}

/** Changes a valid answer as the quirks demand. The result may violate the contract. */
export function applyQuirks(answer: Answer, call: Call, quirks: SinchQuirks, { query }: LoggedRequest): Answer {
	// The server has been seen to answer this request with an empty list when `page_size` is missing.
	if (call.operationId === 'listRecentConversations' && query.page_size === undefined) {
		return { status: 200, body: { conversations: [], next_page_token: '', total_size: 0 } };
	}
	if (call.operationId === 'listApps' && quirks.region === 'no-apps') return { status: 200, body: {} };
	if (answer.body === undefined) return quirks.nothing === 'object' ? { ...answer, body: {} } : answer;
	const { omitEmptyLists, extraFields, longsAsText } = quirks;
	return omitEmptyLists || extraFields || longsAsText ? { ...answer, body: transform(answer.body, quirks) } : answer;
}
