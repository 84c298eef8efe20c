import type { IDataObject } from 'n8n-workflow';
import { isRecord, latestRecord, noLatest, objectAt, type Row } from '../../shared';
import { recordsIn } from '../answers';
import { directionOf, isDeletedMessage } from '../outputs';
import { newestMessages } from '../paging/messages';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';

/** The latest messages of a conversation, or of several. */
interface Found {
	/** The latest one of either side. */
	latest: IDataObject | undefined;
	/** The latest one that the contact has written. */
	incoming: IDataObject | undefined;
	conversationId: IDataObject[string];
	contactId: IDataObject[string];
}

const timeOf = (message: IDataObject | undefined) => toMillis(message?.created_at);

/**
 * The latest message of a conversation, or of all conversations of a contact. Private notes, activity entries and deleted messages do
 * not count. Throws a Failure.
 */
export async function getLatestMessage(row: Row): Promise<IDataObject> {
	const { latestIn, latestConversationId, latestContactId } = row.values;
	const found =
		latestIn === 'contact' ? await latestOfContact(row, latestContactId) : await latestOf(row, latestConversationId);
	const { latest: message, incoming, conversationId, contactId } = found;
	const ids = { ...(conversationId && { conversationId }), ...(contactId && { contactId }) };
	if (!message) return noLatest(ids);
	const incomingAt = incoming && timeOf(incoming);
	return latestRecord({ message, sentAt: timeOf(message), incomingAt }, row.connection.clock.now(), ids);
}

/** Reads back from the newest message until both are found: mostly one request. */
async function latestOf(row: Row, conversationId: unknown): Promise<Found> {
	const call = callTo(routes.listMessages, {
		path: { conversation_id: conversationId },
		query: { filter_internal_messages: true },
		labels: { conversation_id: 'Conversation' },
	});
	const found: Found = {
		latest: undefined,
		incoming: undefined,
		conversationId: conversationId as number,
		contactId: undefined,
	};
	const fetchPage = async (query: IDataObject) => {
		const answer = await row.fetch({ ...call, query: { ...call.query, ...query } });
		// Chatwoot v4.15.1 app/views/api/v1/accounts/conversations/messages/index.json.jbuilder
		if (isRecord(answer)) found.contactId ??= objectAt(objectAt(answer, 'meta'), 'contact').id;
		return answer;
	};
	for await (const page of newestMessages(fetchPage)) {
		const messages = page.filter(isSaid);
		found.latest ??= messages[0];
		found.incoming ??= messages.find(({ message_type: type }) => directionOf(type) === 'incoming');
		if (found.incoming) break;
	}
	return found;
}

// A server that knows no `filter_internal_messages` gives notes and activity entries, too.
function isSaid(message: IDataObject): boolean {
	return message.private !== true && directionOf(message.message_type) !== 'activity' && !isDeletedMessage(message);
}

/**
 * The latest messages of the conversations of a contact. Each message moves the `last_activity_at` of its conversation (Chatwoot
 * v4.15.1 app/models/message.rb: `conversation.update_columns(last_activity_at: created_at)`), so that older conversations need not
 * be read once both are found.
 */
async function latestOfContact(row: Row, contactId: unknown): Promise<Found> {
	const call = callTo(routes.listContactConversations, {
		path: { contact_id: contactId },
		labels: { contact_id: 'Contact' },
	});
	const conversations = recordsIn(await row.fetch(call));
	const activityOf = (conversation: IDataObject) => toMillis(conversation.last_activity_at);
	let newest: Found = {
		latest: undefined,
		incoming: undefined,
		conversationId: undefined,
		contactId: contactId as number,
	};
	for (const conversation of conversations.sort((one, other) => activityOf(other) - activityOf(one))) {
		const { latest, incoming } = newest;
		if (latest && incoming && activityOf(conversation) < timeOf(incoming)) break;
		const found = await latestOf(row, conversation.id);
		const isLater = timeOf(found.latest) > timeOf(latest);
		newest = {
			...newest,
			...(isLater && { latest: found.latest, conversationId: found.conversationId }),
			incoming: timeOf(found.incoming) > timeOf(incoming) ? found.incoming : incoming,
		};
	}
	return newest;
}
