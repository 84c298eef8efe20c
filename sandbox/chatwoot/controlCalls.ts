import { toId, toList } from './params';
import { isRecord } from '../server/guards';
import type { ChatwootState } from './state';
import { importContacts } from './store/importContacts';
import { importMessages, type ImportedMessage } from './store/importMessages';
import { addChannelInboxes } from './store/channelInboxes';
import { messageTypes } from './store/records';

/** A call below `/__sandbox/`: it gets the JSON object of the request, and gives the body of the answer. */
type ControlCall = (body: Record<string, unknown>) => unknown;

function importedMessage(row: unknown): ImportedMessage {
	if (!isRecord(row) || typeof row.content !== 'string' || typeof row.created_at !== 'number') {
		throw new Error('send messages with content and created_at, in Unix seconds');
	}
	const type = messageTypes.findIndex((name) => name === (row.message_type ?? 'incoming'));
	if (type < 0) throw new Error(`message_type is one of ${messageTypes.join(', ')}`);
	return { content: row.content, createdAt: row.created_at, type };
}

const reportable = ['delivered', 'failed', 'read'] as const;

/**
 * The calls of the Chatwoot sandbox below `/__sandbox/`.
 *
 * - `POST contacts` with `contacts`, their number, and `created_at`, in Unix seconds, imports contacts that share this time.
 * - `POST messages` with `conversation_id` and `messages[]` of `content`, `created_at` and `message_type` imports history.
 * - `POST inboxes` adds a WhatsApp, an email, an SMS and a LINE inbox.
 * - `GET delivered` lists what reached the customers.
 * - `POST refusals` with `errors[]` lets the APIs behind the inboxes refuse the next messages.
 * - `POST report` with `message_id`, `status` and `error` reports what became of a message.
 */
export function controlCalls(state: ChatwootState): Record<string, ControlCall> {
	return {
		'POST contacts': ({ contacts, created_at: createdAt }) => {
			const count = toId(contacts) ?? 0;
			if (count < 1) throw new Error('send contacts, the number of contacts');
			if (createdAt !== undefined && typeof createdAt !== 'number') throw new Error('send created_at in Unix seconds');
			return importContacts(state.store, count, createdAt).map(({ id }) => id);
		},
		'POST messages': ({ conversation_id: id, messages }) => {
			const rows = toList(messages).map(importedMessage);
			return importMessages(state.store, toId(id) ?? 0, rows).map((message) => message.id);
		},
		'POST inboxes': () =>
			Object.fromEntries(Object.entries(addChannelInboxes(state.store)).map(([name, { id }]) => [name, id])),
		'GET delivered': () => state.channels.outbox.delivered,
		'POST refusals': ({ errors }) => {
			state.channels.outbox.refusals.push(...toList(errors).map(String));
			return { refusals: state.channels.outbox.refusals };
		},
		'POST report': ({ message_id: id, status, error }) => {
			const known = reportable.find((name) => name === status);
			if (!known) throw new Error(`status is one of ${reportable.join(', ')}`);
			state.channels.report(toId(id) ?? 0, known, typeof error === 'string' ? error : undefined);
			return { message_id: id, status };
		},
	};
}
