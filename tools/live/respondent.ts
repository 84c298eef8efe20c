import { RespondentApi } from '../../credentials/RespondentApi.credentials';
import { Respondent } from '../../nodes/Respondent/Respondent.node.ts';
import { byId, type Known, type LiveCase, type LivePlan } from './plan';
import { respondentActionCases } from './respondentActionCases';

const inProject = ({ projectId }: Known) => ({ projectId: byId(projectId) });
const inConversation = ({ conversationId }: Known) => ({ conversationId: byId(conversationId) });

const cases: LiveCase[] = [
	{ id: 'project:getAll', parameters: () => ({ limit: 5 }) },
	{ id: 'project:get', parameters: inProject },
	{
		id: 'screenerResponse:getAll',
		parameters: (known) => ({ ...inProject(known), limit: 5 }),
		gives: { screenerResponseId: 'screenerResponseId' },
	},
	{
		id: 'screenerResponse:get',
		needs: ['screenerResponseId'],
		parameters: (known) => ({ ...inProject(known), screenerResponseId: byId(known.screenerResponseId) }),
	},
	{
		id: 'conversation:create',
		effect: 'opens a conversation with the participant in RESPONDENT_USER_ID. It stays: the API deletes none.',
		parameters: (known) => ({ ...inProject(known), participantsFrom: 'id', participantIds: known.userId ?? '' }),
		gives: { conversationId: 'conversationId' },
	},
	{ id: 'conversation:get', needs: ['conversationId'], parameters: inConversation },
	{ id: 'conversation:getAll', parameters: () => ({ limit: 5 }) },
	{
		id: 'conversation:update',
		effect: 'renames the conversation that it has opened',
		needs: ['conversationId'],
		parameters: (known) => ({ ...inConversation(known), updateFields: { name: 'n8n live test' } }),
	},
	{
		id: 'conversation:addParticipant',
		effect: 'adds the participant in RESPONDENT_OTHER_USER_ID to the conversation',
		needs: ['conversationId', 'otherUserId'],
		parameters: (known) => ({ ...inConversation(known), participantUserId: byId(known.otherUserId) }),
	},
	{
		id: 'message:send',
		effect: 'sends one message to the participants of the conversation. It stays: the API deletes none.',
		needs: ['conversationId'],
		parameters: (known) => ({ ...inConversation(known), text: 'n8n live test' }),
		gives: { messageId: 'messageId' },
	},
	{
		id: 'message:sendToParticipant',
		effect: 'sends one more message to the participant in RESPONDENT_USER_ID. It stays: the API deletes none.',
		parameters: (known) => ({
			...inProject(known),
			participantUserId: byId(known.userId),
			text: 'n8n live test, to a participant',
		}),
	},
	{
		id: 'message:get',
		needs: ['messageId'],
		parameters: ({ messageId = '' }) => ({ messageId }),
	},
	{
		id: 'message:getAll',
		needs: ['conversationId'],
		parameters: (known) => ({ limit: 5, filters: inConversation(known) }),
	},
	{
		id: 'message:getLatest',
		needs: ['conversationId'],
		parameters: ({ conversationId }) => ({ latestConversationId: byId(conversationId) }),
	},
	{
		id: 'conversation:markAsRead',
		effect: 'marks the conversation as read',
		needs: ['conversationId'],
		parameters: inConversation,
	},
	{
		id: 'conversation:removeParticipant',
		effect: 'removes the participant in RESPONDENT_OTHER_USER_ID again',
		needs: ['conversationId', 'otherUserId'],
		parameters: (known) => ({ ...inConversation(known), participantUserId: byId(known.otherUserId) }),
	},
	{ id: 'message:getInbox', parameters: () => ({}) },
	...respondentActionCases,
];

const HOSTS: Record<string, string> = {
	production: 'https://api.respondent.io',
	staging: 'https://api-staging.respondent.io',
};

/** Respondent: every operation of the node, on a project whose participants know that they are part of a test. */
export const respondentPlan: LivePlan = {
	contract: 'respondent.openapi.yaml',
	required: {
		RESPONDENT_API_KEY: 'API key',
		RESPONDENT_API_SECRET: 'API secret',
		RESPONDENT_ENVIRONMENT: 'staging or production',
		RESPONDENT_PROJECT_ID: 'ID of a project',
		RESPONDENT_USER_ID: 'user ID of a participant who knows of the test: the participant gets two messages',
	},
	optional: {
		RESPONDENT_OTHER_USER_ID:
			'user ID of another participant who knows of the test, for adding and removing participants',
		RESPONDENT_SCREENER_RESPONSE_ID:
			'ID of a pending screener response whose person knows of the test. Without it nobody is invited, booked, paid or rejected.',
		RESPONDENT_OTHER_SCREENER_RESPONSE_ID: 'ID of another one, which ends as no-show',
		RESPONDENT_PROFILE_ID: 'profile ID of a past participant who knows of the test, for an invitation to the project',
		RESPONDENT_URL: 'another address than that of the environment, e.g. of the sandbox',
	},
	target: ({ RESPONDENT_URL, RESPONDENT_ENVIRONMENT = '' }) => RESPONDENT_URL ?? HOSTS[RESPONDENT_ENVIRONMENT] ?? '',
	nodes: {
		respondent: {
			newNode: () => new Respondent(),
			credentialType: new RespondentApi(),
			credentials: (url, { RESPONDENT_API_KEY, RESPONDENT_API_SECRET }) => ({
				respondentApi: {
					environment: 'custom',
					baseUrl: url,
					apiKey: RESPONDENT_API_KEY ?? '',
					apiSecret: RESPONDENT_API_SECRET ?? '',
				},
			}),
		},
	},
	given: {
		projectId: 'RESPONDENT_PROJECT_ID',
		userId: 'RESPONDENT_USER_ID',
		otherUserId: 'RESPONDENT_OTHER_USER_ID',
		ownResponseId: 'RESPONDENT_SCREENER_RESPONSE_ID',
		otherResponseId: 'RESPONDENT_OTHER_SCREENER_RESPONSE_ID',
		pastProfileId: 'RESPONDENT_PROFILE_ID',
	},
	cases,
};
