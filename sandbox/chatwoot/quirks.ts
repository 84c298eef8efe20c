import { isRecord } from '../server/guards';
import type { Answer } from '../server/types';
import type { ServerTraits } from './serverVersion';

/** Behaviours that differ between versions and installations of Chatwoot, and behaviours that violate the contract. */
export interface ChatwootQuirks {
	/** Conversations per page. Chatwoot's default is 25; the operator of a server can change it. */
	conversationPageSize: number;
	/** Envelope of conversation counts: `{ meta }` or `{ data: { meta } }`. */
	countsEnvelope: 'data' | 'meta';
	/** Envelope of filtered conversations: none (as servers do), or `{ data }` (as published). */
	filterEnvelope: 'data' | 'top';
	/** Meta of a contact search: `count` of all matches, `count` of the page's matches, or the latter with `has_more`. */
	searchEnd: 'all' | 'hasMore' | 'page';
	/** The next contact searches find nothing, as if the contact did not exist yet. This is their number; it counts down. */
	blindSearches: number;
	/** The next contact filters find nothing, as if the contact did not exist yet. This is their number; it counts down. */
	blindFilters: number;
	/** Sends ids, and the number of the current page, as strings. */
	idsAsText: boolean;
	/** Adds undeclared fields and undeclared enum values. */
	extraFields: boolean;
	/** Leaves out `sender`, `attachments` and `assignee`, and sets `content` to null. */
	bare: boolean;
	/** Message lists ignore the parameter `after`. */
	onlyBefore: boolean;
	/** Message lists show `echo_id`. By default only the answer to the create request does. */
	keepEchoId: boolean;
	/** How many messages a conversation takes in a minute. 200 is Chatwoot's default; the operator of a server can change it. */
	messagesPerMinute: number;
	/** The answer to the deletion of a message. */
	deleteAnswer: 'empty' | 'message';
	/** The answer of the public API to an update of a contact: the record (as servers do), or the session (as published). */
	publicUpdate: 'contact' | 'record';
	/** Drops headers whose names contain underscores, as some reverse proxies do. */
	dropUnderscores: boolean;
	/** Which events are signed: those of account webhooks (since 4.11.2), also those of inbox callbacks (since 4.13), or none. */
	signing: 'accounts' | 'all' | 'none';
	/** Which answers contain the secret of a webhook. */
	secretIn: 'both' | 'create' | 'list' | 'nowhere';
	/** Envelope of webhooks: `{ payload }` (as servers do), or none (as published). */
	webhookEnvelope: 'bare' | 'wrapped';
	/** Webhooks with a private address: called, skipped silently (since 4.14), or rejected when they are created. */
	privateTargets: 'call' | 'drop' | 'refuse';
	/** Events contain the account. */
	accountInEvents: boolean;
	/** Format of errors: as servers send them, as published, or as a proxy sends them (`html`, `text`). */
	errorBody: 'html' | 'published' | 'real' | 'text';
}

/** The quirks with which a sandbox of a server's version starts. */
export function defaultQuirks({ searchTellsMore, signs }: ServerTraits): ChatwootQuirks {
	return {
		conversationPageSize: 25,
		countsEnvelope: 'meta',
		filterEnvelope: 'top',
		searchEnd: searchTellsMore ? 'hasMore' : 'all',
		blindSearches: 0,
		blindFilters: 0,
		idsAsText: false,
		extraFields: false,
		bare: false,
		onlyBefore: false,
		keepEchoId: false,
		messagesPerMinute: 200,
		deleteAnswer: 'message',
		publicUpdate: 'record',
		dropUnderscores: false,
		signing: signs ? 'all' : 'none',
		secretIn: 'both',
		webhookEnvelope: 'wrapped',
		privateTargets: 'call',
		accountInEvents: true,
		errorBody: 'real',
	};
}

const numberFields = new Set(['id', 'conversation_id', 'inbox_id', 'account_id', 'contact_id', 'current_page', 'page']);
const bareFields = new Set(['sender', 'attachments', 'assignee']);

function transform(value: unknown, quirks: ChatwootQuirks): unknown {
	if (Array.isArray(value)) return value.map((entry) => transform(entry, quirks));
	if (!isRecord(value)) return value;
	const changed: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value)) {
		if (quirks.bare && bareFields.has(name)) continue;
		if (quirks.bare && name === 'content') changed[name] = null;
		else if (quirks.idsAsText && numberFields.has(name) && typeof entry === 'number') changed[name] = String(entry);
		else changed[name] = transform(entry, quirks);
	}
	if (quirks.extraFields) {
		changed.internal_flags = { shard: 4 };
		if ('content_type' in changed) changed.content_type = 'hologram';
		if (changed.status === 'open') changed.status = 'parked';
	}
	return changed;
}

/** Changes a valid answer as the quirks demand. The result may violate the contract. */
export function applyQuirks(answer: Answer, quirks: ChatwootQuirks): Answer {
	return { ...answer, body: applyBodyQuirks(answer.body, quirks) };
}

/** The body of an answer or event, changed as the quirks `idsAsText`, `extraFields` and `bare` demand. */
export function applyBodyQuirks<T>(body: T, quirks: ChatwootQuirks): T {
	if (!quirks.idsAsText && !quirks.extraFields && !quirks.bare) return body;
	return transform(body, quirks) as T;
}
