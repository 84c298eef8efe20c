import { Respondent } from '../../../nodes/Respondent/Respondent.node.ts';
import { RespondentPollingTrigger } from '../../../nodes/Respondent/RespondentPollingTrigger.node';
import { RespondentTrigger } from '../../../nodes/Respondent/RespondentTrigger.node';
import type { RespondentSandbox } from '../../../sandbox';
import { respondentManifest } from '../../contract/respondent';
import { byId } from '../../support/harness';
import { sharedUrl } from '../support/sharedN8n';
import type { ActionCase, Picker, TriggerCase } from './case';

const project = ({ store }: RespondentSandbox) => store.projects[0]!;
const conversation = ({ store }: RespondentSandbox) => store.conversations[0]!;

const projects: Omit<Picker, 'panel'> = {
	method: 'searchProjects',
	field: 'projectId',
	search: 'payroll',
	finds: ['Payroll interviews B2B: Payroll software in small companies'],
};

export const respondentCase: ActionCase<RespondentSandbox> = {
	newNode: () => new Respondent(),
	manifest: respondentManifest,
	page: 'respondent.md',
	words: ['respondent', 'survey participants', 'user research', 'interview', 'recruiting', 'screener', 'panel'],
	refusals: [
		{
			wrong: { apiKey: 'of-another-team' },
			sentence:
				'Respondent refused the API key or the API secret. Check both, and that they were issued for the chosen environment.',
		},
		{
			wrong: { baseUrl: sharedUrl() },
			sentence:
				'This address does not answer like the Respondent API. Check the environment and the base URL, then the key and the secret.',
		},
	],
	mistake: {
		id: 'message:send',
		parameters: { conversationId: byId('of-another-account'), text: 'Hello' },
		message: 'Respondent does not know Conversation "of-another-account" (404): Conversation not found',
		advice: 'Check the ID, and that it belongs to the account and environment of the credential.',
	},
	pickers: [
		{ ...projects, panel: 'conversation:create' },
		{
			method: 'searchConversations',
			panel: 'message:send',
			field: 'conversationId',
			search: 'kitchen habits: mateo',
			finds: ['Kitchen habits: Mateo D'],
		},
		{
			method: 'searchParticipants',
			panel: 'conversation:addParticipant',
			field: 'participantUserId',
			parameters: (sandbox) => ({ conversationId: byId(conversation(sandbox).uid) }),
			search: 'hassan',
			finds: ['Hassan Osei (scheduled)'],
		},
		{
			method: 'getParticipants',
			panel: 'conversation:create',
			field: 'participantUserIds',
			parameters: (sandbox) => ({ projectId: byId(project(sandbox).id) }),
			search: 'hassan',
			finds: ['Hassan Osei (scheduled)'],
		},
		{
			method: 'searchScreenerResponses',
			panel: 'screenerResponse:invite',
			field: 'screenerResponseId',
			parameters: (sandbox) => ({ projectId: byId(project(sandbox).id) }),
			search: 'hassan',
			finds: ['Hassan Osei (scheduled)'],
		},
		{
			method: 'getTimeZones',
			panel: 'screenerResponse:schedule',
			field: 'timezone',
			search: 'berlin',
			finds: ['Europe/Berlin'],
		},
		{
			method: 'searchApplicants',
			panel: 'message:sendToParticipant',
			field: 'participantUserId',
			parameters: (sandbox) => ({ projectId: byId(project(sandbox).id) }),
			search: 'hassan',
			finds: ['Hassan Osei (scheduled)'],
		},
	],
};

export const respondentTriggerCase: TriggerCase<RespondentSandbox> = {
	newNode: () => new RespondentTrigger(),
	manifest: respondentManifest,
	words: ['respondent', 'survey participants', 'user research', 'message received', 'reply'],
	panels: { Events: {} },
	pickers: [{ ...projects, panel: 'Events' }],
};

export const respondentPollingTriggerCase: TriggerCase<RespondentSandbox> = {
	newNode: () => new RespondentPollingTrigger(),
	manifest: respondentManifest,
	words: ['respondent', 'survey participants', 'user research', 'message received', 'poll'],
	panels: { Events: {} },
	pickers: [{ ...projects, panel: 'Events' }],
};
