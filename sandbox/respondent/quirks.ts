import { isRecord } from '../server/guards';
import { normalPaging, type PagingQuirks } from '../server/paging';
import type { Answer, Call } from '../server/types';
import type { SigningAlgorithm } from './signing';

/** Fields that the quirk `omit` can leave out, although the contract requires them. */
export type OmittableField = 'metadata' | 'updatedAt' | 'foreignId' | 'results';

/** Behaviours that the documentation does not rule out. The default of each keeps the contract; other values may violate it. */
export interface RespondentQuirks extends PagingQuirks {
	/** `latestMessage` of a conversation without messages. `placeholder` has the required fields, with empty values. */
	latestMessage: 'placeholder' | 'null' | 'empty' | 'missing';
	/** Leaves these fields out of every answer. */
	omit: OmittableField[];
	/** Adds an undeclared field to every object. */
	extraFields: boolean;
	/** Adds `attachments` to messages. */
	attachments: boolean;
	/** Body of the answers that acknowledge an action: mark as read, add or remove a participant, delete or simulate a webhook. */
	acknowledgement: 'contract' | 'true' | 'false' | 'null' | 'empty' | 'text' | 'object';
	/** Creation of a conversation with the same participants in the same project: a new one, the existing one, or a 409. */
	duplicateConversation: 'new' | 'existing' | 'conflict';
	/** Format of errors. `nest` is `{ statusCode, message, error }`; `message` is a list when validation has failed. */
	errorBody: 'nest' | 'message-list' | 'message-only' | 'detail' | 'text' | 'html' | 'empty';
	/** Answer to `GET /v1/webhooks` when no webhook is registered. */
	noWebhook: 'not-found' | 'null' | 'empty' | 'object';
	/** Answer to the deletion of a webhook that another one has replaced. */
	deleteReplacedWebhook: 'ok' | 'not-found';
	/** Most messages in a conversation's `messages`. The newest ones are shown. */
	embeddedMessages: number;
	/** Algorithm with which events are signed. */
	signature: SigningAlgorithm;
	/** Whether the organization has the feature "participant database". Without it, past participants are refused with 403. */
	participantDatabase: boolean;
	/** Sends events as indented JSON, with the signature of the JSON without spaces. */
	spacedEvents: boolean;
	/** Also raises an event for a conversation that was created through the API. */
	announceOwnConversations: boolean;
}

/** The quirks with which a sandbox starts. */
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
		participantDatabase: true,
		spacedEvents: false,
		announceOwnConversations: true,
	};
}

/** The operations that acknowledge an action, without a record in the answer. */
const acknowledgingOperations = new Set([
	'ConversationsController_markAsRead',
	'ConversationsController_addParticipant',
	'ConversationsController_removeParticipant',
	'WebhooksController_deactivate',
	'WebhooksController_simulate',
]);

/** An acknowledgement with the body that the quirk selects. */
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

/** A copy of a body, or of a part of it, changed as the quirks demand. */
function transform(value: unknown, quirks: RespondentQuirks): unknown {
	if (Array.isArray(value)) return value.map((item) => transform(item, quirks));
	if (!isRecord(value)) return value;
	const changed: Record<string, unknown> = {};
	for (const [name, item] of Object.entries(value)) {
		if (quirks.omit.some((field) => field === name)) continue;
		if (name === 'latestMessage' && isRecord(item) && item.uid === '') {
			if (quirks.latestMessage === 'missing') continue;
			if (quirks.latestMessage === 'null') changed[name] = null;
			else changed[name] = quirks.latestMessage === 'empty' ? {} : transform(item, quirks);
		} else changed[name] = transform(item, quirks);
	}
	if (quirks.extraFields) changed.internalFlags = { shard: 4, tags: ['beta'] };
	if (quirks.attachments && 'body' in value && 'sender' in value)
		changed.attachments = [attachmentOf(String(value.uid))];
	return changed;
}

const attachmentOf = (uid: string) => ({
	uid: `attachment-of-${uid}`,
	url: `https://files.example.net/signed/${uid}?expires=900`,
	contentType: 'image/png',
});

/** Changes a valid answer as the quirks demand. The result may violate the contract. */
export function applyQuirks(answer: Answer, call: Call, quirks: RespondentQuirks): Answer {
	if (quirks.acknowledgement !== 'contract' && acknowledgingOperations.has(call.operationId)) {
		return acknowledgement(answer, quirks.acknowledgement);
	}
	const { latestMessage, omit, extraFields, attachments } = quirks;
	if (latestMessage === 'placeholder' && omit.length === 0 && !extraFields && !attachments) return answer;
	return { ...answer, body: transform(answer.body, quirks) };
}
