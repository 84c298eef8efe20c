import { isRecord } from '../server/guards';
import type { Answer, Call, LoggedRequest } from '../server/types';
import { bearerOf } from './tokens';
import type { SinchState } from './state';

/** Behaviours that no documentation rules out. The defaults keep the contract; the others may break it on purpose. */
export interface SinchQuirks {
	/** Body of every error: as documented, without the outer `error`, none at all, or plain text. */
	errorBody: 'outer' | 'flat' | 'empty' | 'text';
	/** What answers that have nothing to say consist of. */
	nothing: 'empty' | 'object';
	/** `not-found`: this is the host of another region. `no-apps`: the same, but listing apps works and gives none. */
	region: 'right' | 'not-found' | 'no-apps';
	/** `short`: pages with one record less; `gaps`: every other page is empty; `repeat`: the same token again and again. */
	pages: 'normal' | 'short' | 'gaps' | 'repeat';
	/** How the last page says so. */
	lastToken: 'empty' | 'missing';
	/** Leaves empty lists out of answers. */
	omitEmptyLists: boolean;
	/** Adds fields nobody declared, in every object. */
	extraFields: boolean;
	/** 64-bit numbers as text. */
	longsAsText: boolean;
	/** How phone numbers are kept and shown: as they were given, or without the plus sign. */
	phones: 'as-given' | 'bare';
	/** Look-ups find a number only in the form in which it is kept. */
	exactPhones: boolean;
	/** Time that a message takes from one delivery state to the next. */
	deliveryStepMs: number;
	/** Shows the secrets of webhooks to nobody once they are set. */
	hideSecrets: boolean;
}

/** The behaviours a sandbox starts with. */
export function defaultQuirks(): SinchQuirks {
	return {
		errorBody: 'outer',
		nothing: 'empty',
		region: 'right',
		pages: 'normal',
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

const statuses: Partial<Record<number, string>> = {
	400: 'INVALID_ARGUMENT',
	401: 'UNAUTHENTICATED',
	403: 'UNAUTHORIZED',
	404: 'NOT_FOUND',
	429: 'RESOURCE_EXHAUSTED',
};

/** An error as the API shapes it; one about an expired token says so in its header. */
export function errorAnswer(
	status: number,
	messages: string | string[],
	{ quirks, tokens }: SinchState,
	request?: LoggedRequest,
): Answer {
	const message = [messages].flat().join('; ');
	const code = statuses[status] ?? 'INTERNAL_ERROR';
	const token = status === 401 ? bearerOf(request?.headers.authorization) : undefined;
	const expired = token !== undefined && tokens.stateOf(token) === 'expired';
	const why = `Bearer error="invalid_token", error_description="The access token ${expired ? 'expired' : 'is unknown'}"`;
	const headers = token === undefined ? {} : { headers: { 'www-authenticate': why } };
	const error = { code: status, message, status: code, details: [] };
	switch (quirks.errorBody) {
		case 'outer':
			return { status, body: { error }, ...headers };
		case 'flat':
			return { status, body: error, ...headers };
		case 'text':
			return { status, body: message, contentType: 'text/plain; charset=utf-8', ...headers };
		case 'empty':
			return { status, ...headers };
	}
}

const LONGS = new Set(['ttl_days', 'inbound', 'outbound', 'webhooks', 'outbound_size', 'outbound_limit']);

function transform(value: unknown, quirks: SinchQuirks): unknown {
	if (Array.isArray(value)) return value.map((entry) => transform(entry, quirks));
	if (!isRecord(value)) return value;
	const bent: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value)) {
		if (quirks.omitEmptyLists && Array.isArray(entry) && entry.length === 0) continue;
		const long = quirks.longsAsText && LONGS.has(name) && typeof entry === 'number';
		bent[name] = long ? String(entry) : transform(entry, quirks);
	}
	if (quirks.extraFields) bent.internal_flags = { shard: 4 };
	return bent;
}

/** Departs from the contract as the quirks say; the answer given was valid before. */
export function applyQuirks(answer: Answer, call: Call, { quirks }: SinchState, { query }: LoggedRequest): Answer {
	// Without page_size the server has answered an empty list.
	if (call.operationId === 'listRecentConversations' && query.page_size === undefined) {
		return { status: 200, body: { conversations: [], next_page_token: '', total_size: 0 } };
	}
	if (call.operationId === 'listApps' && quirks.region === 'no-apps') return { status: 200, body: {} };
	if (answer.body === undefined) return quirks.nothing === 'object' ? { ...answer, body: {} } : answer;
	const { omitEmptyLists, extraFields, longsAsText } = quirks;
	return omitEmptyLists || extraFields || longsAsText ? { ...answer, body: transform(answer.body, quirks) } : answer;
}
