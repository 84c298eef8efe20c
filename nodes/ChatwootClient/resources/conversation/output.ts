import { conversationEntity } from '../../../Chatwoot/entities';
import { moment } from '../../../Chatwoot/moments';
import type { Entity } from '../../../shared/operation/operation';
import { outputFields } from '../../../shared/fields/output';
import { part, parts } from '../../../shared/base/record';

/** Fields of a conversation that the user may select. */
export const conversationOutput = outputFields([
	'agent_last_seen_at',
	'contact',
	'contact_last_seen_at',
	'id',
	'inbox_id',
	'messages',
	'status',
	'uuid',
]);

/** A conversation as the contact sees it. */
export const clientConversationEntity: Entity = {
	...conversationEntity,
	simplify: (records) =>
		records.map((record) => {
			const messages = parts(record, 'messages');
			const latest = messages.at(-1);
			return {
				conversationId: record.id,
				contactId: part(record, 'contact').id ?? null,
				inboxId: record.inbox_id ?? null,
				channel: 'api',
				status: record.status ?? null,
				messageCount: messages.length,
				lastMessageText: latest?.content ?? null,
				lastMessageAt: moment(latest?.created_at),
				contactLastSeenAt: moment(record.contact_last_seen_at),
				agentLastSeenAt: moment(record.agent_last_seen_at),
			};
		}),
};
