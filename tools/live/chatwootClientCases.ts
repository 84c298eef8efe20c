import type { Known, LiveCase } from './plan';

const NAME = 'n8n live test';

const ofContact = ({ sourceId = '' }: Known) => ({ sourceId });
const inConversation = (known: Known) => ({ ...ofContact(known), conversationId: known.clientConversationId ?? '' });

/** A case of the node Chatwoot Client, on the contact and the conversation that the first two have made. */
const client = (id: string, parameters: LiveCase['parameters'], more: Partial<LiveCase> = {}): LiveCase => ({
	node: 'chatwootClient',
	id,
	needs: ['inboxIdentifier', 'clientConversationId'],
	parameters,
	...more,
});

/** The operations of the node Chatwoot Client. The node deletes no contacts and no conversations, so they stay. */
export const chatwootClientCases: LiveCase[] = [
	client('contact:create', () => ({ contactName: NAME, contactIdentifier: 'n8n-live-test' }), {
		effect: 'creates the contact n8n-live-test, or finds it. It stays: the node deletes none.',
		needs: ['inboxIdentifier'],
		gives: { sourceId: 'sourceId' },
	}),
	client('conversation:create', ofContact, {
		effect: 'opens a conversation with the contact. It stays: the node deletes none.',
		needs: ['inboxIdentifier', 'sourceId'],
		gives: { clientConversationId: 'conversationId' },
	}),
	client('contact:get', ofContact),
	client('contact:update', (known) => ({ ...ofContact(known), updateFields: { name: NAME } }), {
		effect: 'renames the contact',
	}),
	client('conversation:get', inConversation),
	client('conversation:getAll', (known) => ({ ...ofContact(known), limit: 5 })),
	client('message:send', (known) => ({ ...inConversation(known), text: NAME }), {
		effect: 'sends a message as the contact',
		gives: { clientMessageId: 'messageId' },
	}),
	client('message:getAll', (known) => ({ ...inConversation(known), limit: 5 })),
	client(
		'message:update',
		(known) => ({
			...inConversation(known),
			messageId: known.clientMessageId ?? '',
			answerKind: 'survey',
			rating: 5,
			feedback: NAME,
		}),
		{ effect: 'rates the message', needs: ['inboxIdentifier', 'clientConversationId', 'clientMessageId'] },
	),
	client('conversation:toggleTyping', (known) => ({ ...inConversation(known), typing: false }), {
		effect: 'says that the contact does not type',
	}),
	client('conversation:updateLastSeen', inConversation, { effect: 'marks the conversation as seen by the contact' }),
	client('conversation:toggleStatus', inConversation, { effect: 'resolves the conversation' }),
];
