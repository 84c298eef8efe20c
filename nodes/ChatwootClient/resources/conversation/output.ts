import { conversationEntity } from '../../../Chatwoot/outputs';
import { toIsoTime } from '../../../Chatwoot/times';
import type { Output } from '../../../shared/operation/operation';
import { outputFields } from '../../../shared/fields/output';
import { objectAt, objectsAt } from '../../../shared/base/record';

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
export const clientConversationEntity: Output = {
	...conversationEntity,
	simplify: (records) =>
		records.map((record) => {
			const messages = objectsAt(record, 'messages');
			const latest = messages.at(-1);
			return {
				conversationId: record.id,
				contactId: objectAt(record, 'contact').id ?? null,
				inboxId: record.inbox_id ?? null,
				channel: 'api',
				status: record.status ?? null,
				messageCount: messages.length,
				lastMessageText: latest?.content ?? null,
				lastMessageAt: toIsoTime(latest?.created_at),
				contactLastSeenAt: toIsoTime(record.contact_last_seen_at),
				agentLastSeenAt: toIsoTime(record.agent_last_seen_at),
			};
		}),
};
