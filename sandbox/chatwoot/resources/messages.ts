import { isRecord } from '../../server/guards';
import { HttpError, type FormFile, type OperationHandler } from '../../server/types';
import { authorize } from '../rules/access';
import { requireConversation, requireMessage } from './lookups';
import { ACTIVITY, INCOMING, OUTGOING, type Attributes, type MessageRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { agentView } from '../views/account';
import { contactAuthorView } from '../views/contact';
import { messageView } from '../views/message';

/** Most messages in a list without `after`. */
const newestLimit = 20;
/** Most messages in a list with `after` only. */
const afterLimit = 100;
/** Most messages in a list with `after` and `before`. */
const betweenLimit = 1000;

/**
 * The messages of a list request, oldest first: the newest ones, those before an id, those after an id, or those from the id
 * `after` to the id `before`. `rows` are all messages, oldest first.
 */
export function messageWindow(rows: readonly MessageRecord[], before?: number, after?: number): MessageRecord[] {
	if (before !== undefined && after !== undefined) {
		return rows.filter(({ id }) => id >= after && id < before).slice(0, betweenLimit);
	}
	if (before !== undefined) return rows.filter(({ id }) => id < before).slice(-newestLimit);
	if (after !== undefined) return rows.filter(({ id }) => id > after).slice(0, afterLimit);
	return rows.slice(-newestLimit);
}

interface MessageBody {
	content?: string;
	message_type?: string;
	private?: boolean | string;
	content_type?: string;
	content_attributes?: unknown;
	template_params?: unknown;
	echo_id?: string;
	source_id?: string;
	'attachments[]'?: FormFile[];
}

/** Content attributes: an object, or its JSON text in a form. Malformed JSON gives no attributes. */
function attributesOf(value: unknown): Attributes {
	if (isRecord(value)) return value;
	try {
		const parsed: unknown = JSON.parse(typeof value === 'string' ? value : '{}');
		return isRecord(parsed) ? parsed : {};
	} catch {
		return {};
	}
}

/** Throws an HttpError with status 422, with the server's message, when a message has too much text or too many files. */
export function validateMessage({ content, 'attachments[]': files = [] }: MessageBody): void {
	if ((content ?? '').length > 150_000) throw new HttpError(422, 'Content is too long (maximum is 150000 characters)');
	if (files.length > 15) throw new HttpError(422, 'Attachments exceeded maximum allowed');
}

function messageFields(body: MessageBody) {
	return {
		content: body.content ?? null,
		private: body.private === true || body.private === 'true',
		contentType: body.content_type ?? 'text',
		contentAttributes: attributesOf(body.content_attributes),
		sourceId: body.source_id ?? null,
		files: body['attachments[]'] ?? [],
		...(body.template_params !== undefined && { additionalAttributes: { template_params: body.template_params } }),
	};
}

/** Handlers of messages in the application API. The public API has its own. */
export const messageHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listMessages: (call, state) => {
		authorize(call, state);
		const { store, quirks } = state;
		const { id, labels, contactId, assigneeId } = requireConversation(call, state);
		const { before, after, filter_internal_messages: filtered } = call.query as Record<string, number | undefined>;
		const all = store.messagesOf(id).filter((row) => filtered === undefined || (!row.private && row.type !== ACTIVITY));
		const contact = store.contact(contactId);
		const assignee = store.agents.find((agent) => agent.id === assigneeId);
		const meta = {
			labels,
			additional_attributes: {},
			...(contact && { contact: contactAuthorView(contact) }),
			...(assignee && { assignee: agentView(assignee) }),
			agent_last_seen_at: null,
		};
		const payload = messageWindow(all, before, quirks.onlyBefore ? undefined : after).map((message) =>
			messageView(state, message),
		);
		return { status: 200, body: { meta, payload } };
	},

	createMessage: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		const body = call.body as MessageBody;
		validateMessage(body);
		const isIncoming = body.message_type === 'incoming';
		if (isIncoming && state.store.inbox(conversation.inboxId)?.channelType !== 'Channel::Api') {
			throw new HttpError(422, 'Incoming messages are only allowed in Api inboxes');
		}
		const type = caller.kind === 'bot' ? 'agent_bot' : 'user';
		const message = state.store.insertMessage({
			...messageFields(body),
			conversationId: conversation.id,
			type: isIncoming ? INCOMING : OUTGOING,
			sender: isIncoming ? { type: 'contact', id: conversation.contactId } : { type, id: caller.id },
			...(state.quirks.keepEchoId && { echoId: body.echo_id }),
		});
		const echo = body.echo_id === undefined ? {} : { echo_id: body.echo_id };
		return { status: 200, body: { ...messageView(state, message), ...echo } };
	},

	deleteMessage: (call, state) => {
		authorize(call, state);
		const message = requireMessage(call.params, state);
		message.content = 'This message was deleted';
		message.contentAttributes = { deleted: true };
		message.attachments = [];
		state.store.onChange({ event: 'message_updated', message });
		if (state.quirks.deleteAnswer === 'empty') return { status: 200, offContract: true };
		return { status: 200, body: messageView(state, message) };
	},

	updateMessageStatus: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		if (state.store.inbox(conversation.inboxId)?.channelType !== 'Channel::Api') {
			throw new HttpError(403, 'Message status update is only allowed for API inboxes');
		}
		const message = requireMessage(call.params, state);
		message.status = (call.body as { status: string }).status;
		state.store.onChange({ event: 'message_updated', message });
		return { status: 200, body: messageView(state, message) };
	},
};
