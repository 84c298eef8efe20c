import { byId, type Known, type LiveCase } from './plan';

const NAME = 'n8n live test';
const EMAIL = 'n8n-live-test@example.com';
const person = { __rl: true, mode: 'email', value: EMAIL };

const ofContact = ({ contactId }: Known) => ({ contactId: byId(contactId) });
const inConversation = ({ conversationId }: Known) => ({ conversationId: byId(conversationId) });

/** A change of the conversation that a case before has opened. */
const change = (operation: string, effect: string, parameters: LiveCase['parameters']): LiveCase => ({
	id: `conversation:${operation}`,
	effect,
	needs: ['conversationId'],
	parameters: (known) => ({ ...inConversation(known), ...parameters(known) }),
});

/** A change of the labels of the conversation. */
const labelled = (operation: string, effect: string): LiveCase => ({
	...change(operation, effect, ({ label = '' }) => ({ labels: [label] })),
	needs: ['conversationId', 'label'],
});

/** A change of the labels of the contact. */
const labelledContact = (operation: string, effect: string): LiveCase => ({
	id: `contact:${operation}`,
	effect,
	needs: ['contactId', 'label'],
	parameters: (known) => ({ ...ofContact(known), labels: [known.label ?? ''] }),
});

/** The operations of the node Chatwoot. The last one deletes the contact, and with it the conversations. */
export const chatwootCases: LiveCase[] = [
	{
		id: 'contact:upsert',
		effect: `creates the contact ${EMAIL}, or renames it`,
		parameters: () => ({ person, updateFields: { name: NAME } }),
		gives: { contactId: 'contactId' },
	},
	{
		id: 'contact:create',
		effect: 'creates a contact without email address',
		parameters: ({ inboxId }) => ({ inboxId: byId(inboxId), contactName: NAME }),
		gives: { secondContactId: 'contactId' },
	},
	{
		id: 'contact:merge',
		effect: 'merges the contact without email address into the other one',
		needs: ['contactId', 'secondContactId'],
		parameters: ({ contactId, secondContactId }) => ({
			keptContactId: byId(contactId),
			mergedContactId: byId(secondContactId),
			understandsFinal: true,
		}),
		forgets: ['secondContactId'],
	},
	{ id: 'contact:get', needs: ['contactId'], parameters: ofContact },
	{ id: 'contact:getAll', parameters: () => ({ limit: 5 }) },
	{
		id: 'contact:filter',
		parameters: () => ({
			conditions: { condition: [{ field: 'email', operator: 'equal_to', value: EMAIL }] },
			limit: 5,
		}),
	},
	{ id: 'contact:search', parameters: () => ({ searchFor: EMAIL, limit: 5 }) },
	{
		id: 'contact:update',
		effect: 'renames the contact',
		needs: ['contactId'],
		parameters: (known) => ({ ...ofContact(known), updateFields: { name: NAME } }),
	},
	labelledContact('setLabels', 'sets the label in CHATWOOT_LABEL on the contact'),
	labelledContact('addLabels', 'adds the label in CHATWOOT_LABEL to the contact'),
	labelledContact('removeLabels', 'takes the label away again'),
	{
		id: 'conversation:create',
		effect: 'opens a conversation with the contact',
		needs: ['contactId'],
		parameters: (known) => ({ inboxId: byId(known.inboxId), ...ofContact(known) }),
		gives: { conversationId: 'conversationId' },
	},
	{ id: 'contact:getConversations', needs: ['contactId'], parameters: ofContact },
	{ id: 'conversation:get', needs: ['conversationId'], parameters: inConversation },
	{ id: 'conversation:getAll', parameters: () => ({ limit: 5 }) },
	{ id: 'conversation:getCounts', parameters: () => ({}) },
	{
		id: 'conversation:filter',
		parameters: () => ({
			conditions: { condition: [{ field: 'status', operator: 'equal_to', value: 'open' }] },
			limit: 5,
		}),
	},
	labelled('setLabels', 'sets the label in CHATWOOT_LABEL on the conversation'),
	labelled('addLabels', 'adds the label in CHATWOOT_LABEL to the conversation'),
	labelled('removeLabels', 'takes the label away again'),
	{
		...change('setCustomAttributes', 'sets the attribute in CHATWOOT_CUSTOM_ATTRIBUTE', ({ customAttribute = '' }) => ({
			customAttributes: { attribute: [{ key: customAttribute, value: 'yes' }] },
		})),
		needs: ['conversationId', 'customAttribute'],
	},
	change('setPriority', 'sets the priority of the conversation to low', () => ({ priority: 'low' })),
	{
		...change('assign', 'assigns the conversation to the agent in CHATWOOT_AGENT_ID', ({ agentId }) => ({
			assignTo: 'agent',
			agentId: byId(agentId),
		})),
		needs: ['conversationId', 'agentId'],
	},
	{
		id: 'message:send',
		effect: 'sends a message into the conversation',
		needs: ['conversationId'],
		parameters: (known) => ({ ...inConversation(known), text: NAME }),
		gives: { messageId: 'messageId' },
	},
	{
		id: 'message:sendToContact',
		effect: 'sends a message to the contact',
		parameters: ({ inboxId }) => ({
			inboxId: byId(inboxId),
			person,
			text: NAME,
			options: { conversationChoice: 'reopenLast' },
		}),
	},
	{
		id: 'message:getAll',
		needs: ['conversationId'],
		parameters: (known) => ({ ...inConversation(known), limit: 5 }),
	},
	{
		id: 'message:getLatest',
		needs: ['conversationId'],
		parameters: ({ conversationId }) => ({ latestConversationId: byId(conversationId) }),
	},
	{
		id: 'message:updateStatus',
		effect: 'marks the message that it has sent as failed',
		needs: ['conversationId', 'messageId'],
		parameters: (known) => ({
			...inConversation(known),
			messageId: known.messageId ?? '',
			deliveryStatus: 'failed',
			reason: NAME,
		}),
	},
	{
		id: 'message:retry',
		effect: 'delivers this message once more',
		needs: ['conversationId', 'messageId'],
		parameters: (known) => ({ ...inConversation(known), messageId: known.messageId ?? '' }),
	},
	{
		id: 'message:delete',
		effect: 'deletes the message that it has sent into the conversation; a notice stays',
		needs: ['conversationId', 'messageId'],
		parameters: (known) => ({
			...inConversation(known),
			messageId: known.messageId ?? '',
			understandsFinal: true,
		}),
	},
	change('markUnread', 'marks the conversation as unread', () => ({})),
	change('toggleTyping', 'hides that somebody is typing', () => ({ typing: false })),
	change('setStatus', 'resolves the conversation', () => ({ status: 'resolved' })),
	{
		id: 'contact:delete',
		effect: `deletes the contact ${EMAIL} with its conversations`,
		needs: ['contactId'],
		parameters: (known) => ({ ...ofContact(known), understandsFinal: true }),
		forgets: ['contactId', 'conversationId', 'messageId'],
	},
];
