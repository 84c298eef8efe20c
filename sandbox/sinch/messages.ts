import { isRecord } from '../server/guards';
import { HttpError, type Answer, type Call, type OperationHandler } from '../server/types';
import { identityKey } from './identity';
import { requireApp } from './lookups';
import { pageOf } from './pages';
import { resolveRecipient } from './recipients';
import type { AppRecord, ConversationRecord, MessageRecord } from './records';
import { reportMessage, type EchoedFields } from './reports';
import { bodyOf, queryOf } from './request';
import type { SinchState } from './state';
import { messageView, storeMessage } from './storeMessage';

/** The delivery statuses of a message, in order. */
const steps = ['QUEUED', 'QUEUED_ON_CHANNEL', 'DELIVERED', 'READ'] as const;

/** The delivery status of a message, which depends on its age, and the time at which it got it. Messages to a number that ends in 0000 fail. */
function statusOf({ direction, accept_time, channel_identity }: MessageRecord, stepMs: number) {
	if (direction === 'TO_APP') return { status: 'RECEIVED', event_time: accept_time, reason: '' };
	const step = Math.floor((Date.now() - Date.parse(accept_time)) / stepMs);
	const number = Math.min(Math.max(step, 0), steps.length - 1);
	const reached = steps[number] ?? 'READ';
	const event_time = new Date(Date.parse(accept_time) + number * stepMs).toISOString();
	const failed = channel_identity.identity.endsWith('0000') && reached !== 'QUEUED';
	const reason = failed ? 'RECIPIENT_NOT_REACHABLE' : '';
	return { status: failed ? 'FAILED' : reached, event_time, reason };
}

/** A message as the API shows it. It has a delivery status only when the app persists statuses. */
export function viewOf(message: MessageRecord, { store, quirks }: SinchState, withMetadata = true) {
	const metadata = withMetadata ? message.metadata : '';
	const app = store.apps.find(({ id }) => id === message.app_id);
	const hasStatus = app?.persist_message_status.enabled === true;
	return {
		...messageView(message),
		metadata,
		...(hasStatus && { message_status: statusOf(message, quirks.deliveryStepMs) }),
	};
}

/** Copies the metadata and the correlation id of a send request into the message's conversation. */
function updateConversation(body: Record<string, unknown>, conversation: ConversationRecord): void {
	const { conversation_metadata: given, conversation_metadata_update_strategy: strategy, correlation_id } = body;
	const before = strategy === 'MERGE_PATCH' ? conversation.metadata_json : {};
	if (isRecord(given)) conversation.metadata_json = { ...before, ...given };
	if (typeof correlation_id === 'string') conversation.correlation_id = correlation_id;
}

/** Sends a message as a request asks for, and stores it. */
function sendMessage(app: AppRecord, body: Record<string, unknown>, state: SinchState): MessageRecord {
	const isDispatch = app.processing_mode === 'DISPATCH' || body.processing_strategy === 'DISPATCH_ONLY';
	const { identity, conversation } = resolveRecipient(state, app, body, isDispatch);
	if (conversation) updateConversation(body, conversation);
	return storeMessage(state, {
		app,
		conversation,
		identity,
		direction: 'TO_CONTACT',
		app_message: body.message as Record<string, unknown>,
		metadata: body.message_metadata as string | undefined,
	});
}

/** The filter of a list request with these parameters. Throws an HttpError with status 400 for what Sinch does not accept. */
export function messageFilter(
	query: Record<string, unknown>,
	{ quirks }: SinchState,
): (message: MessageRecord) => boolean {
	const isDispatch = query.messages_source === 'DISPATCH_SOURCE';
	if (query.only_recipient_originated !== undefined && !isDispatch) {
		throw new HttpError(400, 'only_recipient_originated needs messages_source DISPATCH_SOURCE');
	}
	const time = (name: string) => Date.parse(query[name] as string);
	const [from, to] = [time('start_time'), time('end_time')];
	if (from >= to) throw new HttpError(400, 'start_time must be before end_time');
	const matches = (name: 'app_id' | 'contact_id' | 'conversation_id' | 'direction', message: MessageRecord) =>
		query[name] === undefined || message[name] === query[name];
	const matchesIdentity = ({ channel_identity: { channel, identity } }: MessageRecord) => {
		if (query.channel_identity === undefined) return true;
		const wanted = query.channel_identity as string;
		if (quirks.exactPhones) return identity === wanted;
		return identityKey({ channel, identity }) === identityKey({ channel, identity: wanted });
	};
	return (message) =>
		message.stored &&
		(message.processing_mode === 'DISPATCH') === isDispatch &&
		matches('app_id', message) &&
		matches('contact_id', message) &&
		matches('conversation_id', message) &&
		matches('direction', message) &&
		(query.channel === undefined || message.channel_identity.channel === query.channel) &&
		(query.only_recipient_originated !== true || message.direction === 'TO_APP') &&
		matchesIdentity(message) &&
		!(Date.parse(message.accept_time) < from) &&
		!(Date.parse(message.accept_time) > to);
}

/** The message that the path names. Throws an HttpError with status 404 when the requested source does not have it. */
function requireMessage(call: Call, { store }: SinchState): MessageRecord {
	const { params } = call;
	const isDispatch = queryOf(call).messages_source === 'DISPATCH_SOURCE';
	const found = store.messages.find(
		({ id, stored, processing_mode }) =>
			id === params.message_id && stored && (processing_mode === 'DISPATCH') === isDispatch,
	);
	if (!found) throw new HttpError(404, `message ${String(params.message_id)} was not found`);
	return found;
}

const answerOf = (message: MessageRecord, state: SinchState): Answer => ({ status: 200, body: viewOf(message, state) });

/** Handlers of all routes below messages. */
export const messageHandlers: Record<string, OperationHandler<SinchState>> = {
	sendMessage: (call, state) => {
		const body = bodyOf(call);
		const message = sendMessage(requireApp(state, body.app_id), body, state);
		const { message_metadata, correlation_id } = body as EchoedFields;
		reportMessage(state, message, {
			...(message_metadata && { message_metadata }),
			...(correlation_id && { correlation_id }),
		});
		return { status: 200, body: { message_id: message.id, accepted_time: message.accept_time } };
	},

	listMessages: (call, state) => {
		const found = state.store.messages.filter(messageFilter(queryOf(call), state)).reverse();
		const page = pageOf(found, 'messages', call, state.quirks);
		const shown = page.messages as MessageRecord[];
		const withMetadata = queryOf(call).view !== 'WITHOUT_METADATA';
		return { status: 200, body: { ...page, messages: shown.map((message) => viewOf(message, state, withMetadata)) } };
	},

	getMessage: (call, state) => answerOf(requireMessage(call, state), state),

	updateMessageMetadata: (call, state) => {
		const message = requireMessage(call, state);
		message.metadata = String(bodyOf(call).metadata);
		return answerOf(message, state);
	},

	deleteMessage: (call, state) => {
		state.store.messages.splice(state.store.messages.indexOf(requireMessage(call, state)), 1);
		return { status: 200 };
	},
};

/** The newest message of a conversation, as the API shows it; undefined when there is none. */
export function lastMessageOf(conversationId: string, state: SinchState) {
	const found = state.store.messages.findLast((message) => message.conversation_id === conversationId);
	return found && viewOf(found, state);
}
