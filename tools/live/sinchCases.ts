import { byId, type Known, type LiveCase } from './plan';

// Numbers of the range that North America keeps for fiction.
const FICTITIOUS = ['+15550100198', '+15550100199'] as const;

const identity = (number: string) => ({ identity: [{ channel: 'SMS', identity: number }] });
const minuteAgo = () => new Date(Date.now() - 60_000).toISOString();
const inApp = ({ appId }: Known) => ({ appId: byId(appId) });
const inConversation = ({ conversationId }: Known) => ({ conversationId: byId(conversationId) });
const ofContact = ({ contactId }: Known) => ({ contactId: byId(contactId) });
const message = ({ messageId = '' }: Known) => ({ messageId });

const reads: LiveCase[] = [
	{ id: 'app:getAll', parameters: () => ({}) },
	{ id: 'app:get', parameters: inApp },
];

const contactCases: LiveCase[] = [
	{
		id: 'contact:create',
		effect: `creates a contact with the fictitious number ${FICTITIOUS[0]}`,
		parameters: () => ({ identities: identity(FICTITIOUS[0]), displayName: 'n8n live test' }),
		gives: { contactId: 'contactId' },
	},
	{
		id: 'contact:createOrUpdate',
		effect: `creates a contact with the fictitious number ${FICTITIOUS[1]}`,
		parameters: () => ({ identities: identity(FICTITIOUS[1]), displayName: 'n8n live test 2' }),
		gives: { otherContactId: 'contactId' },
	},
	{ id: 'contact:get', needs: ['contactId'], parameters: ofContact },
	{
		id: 'contact:getAll',
		parameters: () => ({ filters: { channel: 'SMS', identity: FICTITIOUS[0] } }),
		// A run that broke off has left the contact behind.
		gives: { contactId: 'contactId' },
	},
	{ id: 'contact:getConsents', parameters: (known) => ({ ...inApp(known), consentIdentity: known.to ?? '' }) },
	{ id: 'contact:getOptOuts', parameters: (known) => ({ ...inApp(known), limit: 5 }) },
	{
		id: 'contact:update',
		effect: 'changes the metadata of the contact that it has created',
		needs: ['contactId'],
		parameters: (known) => ({ ...ofContact(known), updateFields: { metadata: 'n8n live test' } }),
	},
	{
		id: 'contact:merge',
		effect: 'merges the two contacts that it has created',
		needs: ['contactId', 'otherContactId'],
		forgets: ['otherContactId'],
		parameters: ({ contactId, otherContactId }) => ({
			destinationId: byId(contactId),
			sourceId: byId(otherContactId),
			understandsFinal: true,
		}),
	},
	{
		id: 'contact:getChannelProfile',
		needs: ['messengerId'],
		parameters: (known) => ({
			...inApp(known),
			profileChannel: 'MESSENGER',
			person: { __rl: true, mode: 'MESSENGER', value: known.messengerId ?? '' },
		}),
	},
];

const messageCases: LiveCase[] = [
	{
		id: 'message:send',
		effect:
			'sends an SMS to the number in SINCH_TO, which costs what an SMS costs. Sinch keeps a contact and a conversation for the number.',
		parameters: (known) => ({
			...inApp(known),
			sendTo: { __rl: true, mode: 'SMS', value: known.to ?? '' },
			text: 'n8n live test',
		}),
		gives: { messageId: 'messageId' },
	},
	{
		id: 'message:get',
		needs: ['messageId'],
		parameters: message,
		gives: { personId: 'contactId' },
	},
	{ id: 'message:getAll', parameters: (known) => ({ limit: 5, filters: inApp(known) }) },
	{ id: 'message:getLatest', parameters: (known) => ({ ...inApp(known), latestIdentity: known.to ?? '' }) },
	{
		id: 'message:updateMetadata',
		effect: 'changes the metadata of the SMS',
		needs: ['messageId'],
		parameters: (known) => ({ ...message(known), metadata: 'n8n live test' }),
	},
	{
		id: 'event:send',
		effect: 'sends a typing event to the number in SINCH_TO, which an SMS app leaves out',
		parameters: (known) => ({
			...inApp(known),
			sendTo: { __rl: true, mode: 'SMS', value: known.to ?? '' },
			eventType: 'composing_event',
		}),
		gives: { eventId: 'eventId' },
	},
	{ id: 'event:get', needs: ['eventId'], parameters: ({ eventId = '' }) => ({ eventId }) },
	{
		id: 'event:getAll',
		needs: ['personId'],
		parameters: ({ personId }) => ({ limit: 5, filters: { contactId: byId(personId) } }),
	},
];

const conversationCases: LiveCase[] = [
	{ id: 'conversation:getAll', parameters: (known) => ({ limit: 5, filters: inApp(known) }) },
	{ id: 'conversation:getRecent', parameters: (known) => ({ ...inApp(known), limit: 5 }) },
	{
		id: 'conversation:create',
		effect: 'opens a conversation with the contact that it has created',
		needs: ['contactId'],
		parameters: (known) => ({ ...inApp(known), ...ofContact(known) }),
		gives: { conversationId: 'conversationId' },
	},
	{ id: 'conversation:get', needs: ['conversationId'], parameters: inConversation },
	{
		id: 'conversation:update',
		effect: 'changes the metadata of the conversation that it has opened',
		needs: ['conversationId'],
		parameters: (known) => ({ ...inConversation(known), updateFields: { metadata: '{ "test": "n8n live" }' } }),
	},
	{
		id: 'conversation:injectMessage',
		effect: 'records a message in the conversation that it has opened. Nothing is sent.',
		needs: ['conversationId', 'contactId'],
		parameters: (known) => ({
			...inConversation(known),
			...ofContact(known),
			acceptTime: minuteAgo(),
			identity: FICTITIOUS[0],
			text: 'n8n live test',
		}),
	},
	{
		id: 'conversation:injectEvent',
		effect: 'records an event in the conversation that it has opened. Nothing is sent.',
		needs: ['conversationId', 'contactId'],
		parameters: (known) => ({ ...inConversation(known), acceptTime: minuteAgo() }),
	},
	{
		id: 'conversation:stop',
		effect: 'ends the conversation that it has opened',
		needs: ['conversationId', 'contactId'],
		parameters: inConversation,
	},
];

const cleanUp: LiveCase[] = [
	{
		id: 'event:delete',
		effect: 'deletes the event that it has sent',
		needs: ['eventId'],
		parameters: ({ eventId = '' }) => ({ eventId, understandsFinal: true }),
	},
	{
		id: 'message:delete',
		effect: 'deletes the SMS from storage',
		needs: ['messageId'],
		parameters: (known) => ({ ...message(known), understandsFinal: true }),
	},
	{
		id: 'conversation:delete',
		effect: 'deletes the conversation that it has opened',
		needs: ['conversationId', 'contactId'],
		parameters: (known) => ({ ...inConversation(known), understandsFinal: true }),
	},
	{
		id: 'contact:delete',
		effect: 'deletes the contact',
		needs: ['contactId'],
		parameters: (known) => ({ ...ofContact(known), understandsFinal: true }),
	},
	{
		id: 'contact:delete',
		effect: 'deletes the second contact, unless it was merged into the first',
		needs: ['otherContactId'],
		parameters: ({ otherContactId }) => ({ contactId: byId(otherContactId), understandsFinal: true }),
	},
];

/** All cases, in the order in which they run. */
export const sinchCases: LiveCase[] = [...reads, ...contactCases, ...messageCases, ...conversationCases, ...cleanUp];
