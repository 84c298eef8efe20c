import { isRecord } from '../server/guards';
import { normalPaging, type PagingQuirks } from '../server/paging';
import type { Answer, Call } from '../server/types';
import type { SigningAlgorithm } from './signing';

/** Fields that may be missing although the contract shows them. */
export type OmittableField = 'metadata' | 'updatedAt' | 'foreignId' | 'results';

/** Behaviours that no documentation rules out. The defaults keep the contract; the others may break it on purpose. */
export interface RespondentQuirks extends PagingQuirks {
	/** `latestMessage` of a conversation without messages; `placeholder` has the fields the contract requires, empty. */
	latestMessage: 'placeholder' | 'null' | 'empty' | 'missing';
	/** Leaves these fields out of every answer. */
	omit: OmittableField[];
	/** Adds fields nobody declared, in every object. */
	extraFields: boolean;
	/** Messages carry `attachments`. */
	attachments: boolean;
	/** What the answers say that carry no object: read, add and remove participant, deactivate and simulate a webhook. */
	acknowledgement: 'contract' | 'true' | 'false' | 'null' | 'empty' | 'text' | 'object';
	/** Creating a conversation that exists with exactly these participants in this project. */
	duplicateConversation: 'new' | 'existing' | 'conflict';
	/** Body of every error. `nest` is `{ statusCode, message, error }` with a string, or a list from validation. */
	errorBody: 'nest' | 'message-list' | 'message-only' | 'detail' | 'text' | 'html' | 'empty';
	/** `GET /v1/webhooks` when there is none. */
	noWebhook: 'not-found' | 'null' | 'empty' | 'object';
	/** Deactivating a webhook that another one has replaced. */
	deleteReplacedWebhook: 'ok' | 'not-found';
	/** At most so many messages (the newest) are embedded in a conversation. */
	embeddedMessages: number;
	/** What events are signed with. */
	signature: SigningAlgorithm;
	/** Events are written with spaces, and signed as they would be without. */
	spacedEvents: boolean;
	/** A conversation that is created through the API raises an event too. */
	announceOwnConversations: boolean;
}

/** The behaviours a sandbox starts with. */
export function defaultQuirks(): RespondentQuirks {
	return {
		...normalPaging,
		latestMessage: 'placeholder',
		omit: [],
		extraFields: false,
		attachments: false,
		acknowledgement: 'contract',
		duplicateConversation: 'new',
		errorBody: 'nest',
		noWebhook: 'not-found',
		deleteReplacedWebhook: 'ok',
		embeddedMessages: 100,
		signature: 'sha256',
		spacedEvents: false,
		announceOwnConversations: true,
	};
}

const phrases: Partial<Record<number, string>> = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	409: 'Conflict',
};

/** An error as the quirk shapes it. */
export function errorAnswer(status: number, messages: string | string[], shape: RespondentQuirks['errorBody']): Answer {
	const text = [messages].flat().join('; ');
	const error = phrases[status];
	switch (shape) {
		case 'nest':
			return { status, body: { statusCode: status, message: messages, ...(error ? { error } : {}) } };
		case 'message-list':
			return { status, body: { statusCode: status, message: [messages].flat(), ...(error ? { error } : {}) } };
		case 'message-only':
			return { status, body: { message: text } };
		case 'detail':
			return { status, body: { detail: text } };
		case 'text':
			return { status, body: text, contentType: 'text/plain; charset=utf-8' };
		case 'html':
			return {
				status,
				body: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`,
				contentType: 'text/html; charset=utf-8',
			};
		case 'empty':
			return { status };
	}
}

const acknowledgingOperations = new Set([
	'ConversationsController_markAsRead',
	'ConversationsController_addParticipant',
	'ConversationsController_removeParticipant',
	'WebhooksController_deactivate',
	'WebhooksController_simulate',
]);

function acknowledgement({ status }: Answer, kind: Exclude<RespondentQuirks['acknowledgement'], 'contract'>): Answer {
	switch (kind) {
		case 'empty':
			return { status };
		case 'text':
			return { status, body: 'OK', contentType: 'text/plain; charset=utf-8' };
		case 'object':
			return { status, body: { success: true } };
		default:
			return { status, body: JSON.parse(kind) as unknown };
	}
}

/** A copy of an answer's body with the quirks of its objects. */
function transform(value: unknown, quirks: RespondentQuirks, attach: boolean): unknown {
	if (Array.isArray(value)) return value.map((item) => transform(item, quirks, attach));
	if (!isRecord(value)) return value;
	const bent: Record<string, unknown> = {};
	for (const [name, item] of Object.entries(value)) {
		if (quirks.omit.some((omitted) => omitted === name)) continue;
		if (name === 'latestMessage' && isRecord(item) && item.uid === '') {
			if (quirks.latestMessage === 'missing') continue;
			if (quirks.latestMessage === 'null') bent[name] = null;
			else bent[name] = quirks.latestMessage === 'empty' ? {} : transform(item, quirks, attach);
		} else bent[name] = transform(item, quirks, attach);
	}
	if (quirks.extraFields) bent.internalFlags = { shard: 4, tags: ['beta'] };
	if (attach && 'body' in value && 'sender' in value) bent.attachments = [attachmentOf(String(value.uid))];
	return bent;
}

const attachmentOf = (uid: string) => ({
	uid: `attachment-of-${uid}`,
	url: `https://files.example.net/signed/${uid}?expires=900`,
	contentType: 'image/png',
});

/** Departs from the contract as the quirks say; the answer given was valid before. */
export function applyQuirks(answer: Answer, call: Call, quirks: RespondentQuirks): Answer {
	if (quirks.acknowledgement !== 'contract' && acknowledgingOperations.has(call.operationId)) {
		return acknowledgement(answer, quirks.acknowledgement);
	}
	const { latestMessage, omit, extraFields, attachments } = quirks;
	if (latestMessage === 'placeholder' && omit.length === 0 && !extraFields && !attachments) return answer;
	return { ...answer, body: transform(answer.body, quirks, attachments) };
}
