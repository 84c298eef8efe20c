import { isRecord } from '../server/guards';
import type { Answer, Call } from '../server/types';

/** Behaviours that differ between versions and installations, and some that break the contract on purpose. */
export interface ChatwootQuirks {
	/** Operators can change it; 25 by default. */
	conversationPageSize: number;
	/** Envelope of the counts: `{meta}` or `{data: {meta}}`. */
	countsEnvelope: 'data' | 'meta';
	/** Envelope of the filter: top level, as servers do, or `{data}`, as published. */
	filterEnvelope: 'data' | 'top';
	/** What a contact search says about its end: all matches, this page's, or `has_more`. */
	searchEnd: 'all' | 'hasMore' | 'page';
	/** So many searches find nothing, as if the contact had been made a moment later. */
	blindSearches: number;
	/** Ids, and the current page, as text. */
	idsAsText: boolean;
	/** Adds fields and enum values that nobody declared. */
	extraFields: boolean;
	/** Leaves `sender`, `attachments`, `assignee` and `meta` out; `content` is null. */
	bare: boolean;
	/** Message lists take no notice of `after`. */
	onlyBefore: boolean;
	/** Lists show the echo ID of a message; as a rule only the answer to the send does. */
	keepEchoId: boolean;
	/** What deleting a message answers. */
	deleteAnswer: 'empty' | 'message';
	/** What a public update of a contact answers: the raw record, as servers do, or the session, as published. */
	publicUpdate: 'contact' | 'record';
	/** A reverse proxy drops header names with underscores. */
	dropUnderscores: boolean;
	/** Who signs events: account webhooks do from 4.11.2 on, inbox callbacks from 4.13 on. */
	signing: 'accounts' | 'all' | 'none';
	/** Where the secret of a webhook is shown. */
	secretIn: 'both' | 'create' | 'list' | 'nowhere';
	/** Envelope of webhooks: as servers do, or bare, as published. */
	webhookEnvelope: 'bare' | 'wrapped';
	/** What becomes of webhooks with a private address: called, dropped without a word (from 4.14), or refused at once. */
	privateTargets: 'call' | 'drop' | 'refuse';
	/** Whether events name the account. */
	accountInEvents: boolean;
	/** Body of every error: as really sent, as published, or of a proxy. */
	errorBody: 'html' | 'published' | 'real' | 'text';
}

/** The behaviours a sandbox starts with. */
export function defaultQuirks(): ChatwootQuirks {
	return {
		conversationPageSize: 25,
		countsEnvelope: 'meta',
		filterEnvelope: 'top',
		searchEnd: 'hasMore',
		blindSearches: 0,
		idsAsText: false,
		extraFields: false,
		bare: false,
		onlyBefore: false,
		keepEchoId: false,
		deleteAnswer: 'message',
		publicUpdate: 'record',
		dropUnderscores: false,
		signing: 'all',
		secretIn: 'both',
		webhookEnvelope: 'wrapped',
		privateTargets: 'call',
		accountInEvents: true,
		errorBody: 'real',
	};
}

const signIn = 'You need to sign in or sign up before continuing.';

function realError(status: number, text: string): Answer {
	if (status === 429) return { status, body: 'Retry later\n', contentType: 'text/plain; charset=utf-8' };
	if (text === signIn) return { status, body: { errors: [text] } };
	if (status >= 500) return { status, body: { status, error: text } };
	// A value that is no number finds nothing.
	if (/_id must be integer/.test(text)) return { status: 404, body: { error: 'Resource could not be found' } };
	if (/^subscriptions/.test(text)) {
		return { status: 422, body: { message: 'Subscriptions Invalid events', attributes: ['subscriptions'] } };
	}
	if (/^q /.test(text)) return { status: 422, body: { error: 'Specify search string with parameter q' } };
	if (status === 404 && text !== 'Resource could not be found') return { status, body: { status, error: 'Not Found' } };
	return { status, body: { error: text } };
}

/** An error as the server, or what stands in front of it, words it. */
export function errorAnswer(status: number, messages: string[] | string, { errorBody }: ChatwootQuirks): Answer {
	const text = [messages].flat().join(', ');
	const real = realError(status, text);
	switch (errorBody) {
		case 'html':
			return {
				status: real.status,
				body: `<html><head><title>${real.status} ${text}</title></head><body></body></html>`,
				contentType: 'text/html; charset=utf-8',
			};
		case 'text':
			return { status: real.status, body: text, contentType: 'text/plain; charset=utf-8' };
		case 'published':
			return { status: real.status, body: { description: text, errors: [{ field: 'x', message: text, code: 'y' }] } };
		case 'real':
			return real;
	}
}

const numeric = new Set(['id', 'conversation_id', 'inbox_id', 'account_id', 'contact_id', 'current_page', 'page']);
const dropped = new Set(['sender', 'attachments', 'assignee']);

function transform(value: unknown, quirks: ChatwootQuirks): unknown {
	if (Array.isArray(value)) return value.map((entry) => transform(entry, quirks));
	if (!isRecord(value)) return value;
	const bent: Record<string, unknown> = {};
	for (const [name, entry] of Object.entries(value)) {
		if (quirks.bare && dropped.has(name)) continue;
		if (quirks.bare && name === 'content') bent[name] = null;
		else if (quirks.idsAsText && numeric.has(name) && typeof entry === 'number') bent[name] = String(entry);
		else bent[name] = transform(entry, quirks);
	}
	if (quirks.extraFields) {
		bent.internal_flags = { shard: 4 };
		if ('content_type' in bent) bent.content_type = 'hologram';
		if (bent.status === 'open') bent.status = 'parked';
	}
	return bent;
}

/** Departs from the contract as the quirks say; the answer given was valid before. */
export function applyQuirks(answer: Answer, _call: Call, quirks: ChatwootQuirks): Answer {
	return { ...answer, body: applyBodyQuirks(answer.body, quirks) };
}

/** An answer or event with IDs as text, undeclared fields or missing parts, as the quirks say. */
export function applyBodyQuirks<T>(value: T, quirks: ChatwootQuirks): T {
	if (!quirks.idsAsText && !quirks.extraFields && !quirks.bare) return value;
	return transform(value, quirks) as T;
}
