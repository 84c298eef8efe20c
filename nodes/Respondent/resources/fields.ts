import type { INodeProperties } from 'n8n-workflow';
import { filledBy, holdsAddressOrId, holdsOwnId, inBody, inQuery, notice, picker, when } from '../../shared';
import { OBJECT_ID } from '../objectId';
import { applicants, applicantsToProject, conversations, participants, projects, screenerResponses } from '../pickers';

export { objectId, objectIds } from '../objectId';

// Respondent knows a person by four IDs, and only one of them works here.
const USER_ID_HELP =
	'This is the user ID: "userId" of a screener response, or "respondent_user_id" in a project link. Not the profile ID, not the ID of the screener response, and not the "uid" of a messaging participant.';

const USER_IDS_HELP = `${USER_ID_HELP} Give one, or several separated by commas or line breaks; an expression may give a list.`;

// Of conversations. Those of projects and people are MongoDB's.
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const PROJECT_EXAMPLE = '65f0c1d2e3a4b5c6d7e8f901';
const CONVERSATION_EXAMPLE = '3b8f6c1e-5d0a-4a57-9c43-6e2f7b1d9a10';

/** How a project is picked. */
export const projectPicker = {
	displayName: 'Project',
	name: 'projectId',
	required: true,
	description:
		'The project that the participants applied to. Its ID has 24 characters and stands in the address of the project page.',
	list: projects,
	idPattern: OBJECT_ID,
	example: PROJECT_EXAMPLE,
};

/** A project. Operations that have it in their path send it there instead of in the body. */
export const projectId = picker({ ...projectPicker, ...inBody('projectId') });

/** The project of Send to Participant, whose steps put it into their requests. */
export const recipientProject = picker(projectPicker);

/** How a conversation is picked. */
export const conversationPicker = {
	displayName: 'Conversation',
	name: 'conversationId',
	required: true,
	description: 'The conversation. Conversation: Create and Get Many give its ID as "conversationId".',
	list: conversations,
	idPattern: UUID,
	example: CONVERSATION_EXAMPLE,
};

export const conversationId = picker(conversationPicker);

/** How a person is picked; the list depends on the operation. */
export const participantPicker = {
	displayName: 'Participant',
	name: 'participantUserId',
	required: true,
	description: `The person. ${USER_ID_HELP}`,
	idPattern: OBJECT_ID,
	example: '65f0c1d2e3a4b5c6d7e8f9a1',
};

/** A person. Operations that have it in their path send it there instead of in the body. */
export const participantUserId = picker({
	...participantPicker,
	list: participants,
	...inBody('participantUserId'),
});

/** The person to whom Send to Participant sends. */
export const recipient = picker({ ...participantPicker, list: applicantsToProject });

/** Above the people of a new conversation. n8n's editor runs earlier nodes again when their parameters have changed. */
export const groupNotice = notice(
	'groupNotice',
	"One conversation is created for all people chosen here: they see each other's names and replies. For separate ones, give one row (item) each, or take Message: Send to Participant. Each run creates another, unless Skip If Already Sent is on.",
);

/** One or more people, picked from the project's screener responses or given by ID. */
export const participantFields: INodeProperties[] = [
	{
		displayName: 'Participants',
		name: 'participantsFrom',
		type: 'options',
		default: 'list',
		description:
			'How to name the people in the conversation. With more than one it is a group chat: everybody sees every reply.',
		options: [
			{ name: 'From List', value: 'list', description: "Pick them from the project's screener responses" },
			{ name: 'By ID', value: 'id', description: 'Give their user IDs, e.g. from a spreadsheet' },
		],
	},
	...when(
		'participantsFrom',
		['list'],
		[
			{
				displayName: 'Participant Names or IDs',
				name: 'participantUserIds',
				type: 'multiOptions',
				required: true,
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				typeOptions: filledBy(applicants, { loadOptionsDependsOn: ['projectId.value'] }),
				...inBody('participantUserIds'),
			},
		],
	),
	...when(
		'participantsFrom',
		['id'],
		[
			{
				displayName: 'Participant User IDs',
				name: 'participantIds',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. 65f0c1d2e3a4b5c6d7e8f9a1',
				description: USER_IDS_HELP,
				...inBody('participantUserIds'),
			},
		],
	),
];

export const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	...holdsAddressOrId,
	placeholder: 'e.g. c6e1a05f-2b94-4d78-b3f0-8e47d92c6a15',
	description: 'The message. Message: Send and Get Many give its ID as "messageId".',
};

export const screenerResponseId = picker({
	displayName: 'Screener Response',
	name: 'screenerResponseId',
	required: true,
	description:
		'The application of a person to the project. Screener Response: Get Many gives its ID as "screenerResponseId"; conversations hold it as "surveyResponseId".',
	list: screenerResponses,
	idPattern: OBJECT_ID,
	example: '65f0c1d2e3a4b5c6d7e8f9b1',
});

export const projectFilter = picker({
	displayName: 'Project',
	name: 'projectId',
	description: 'Only what belongs to this project',
	list: projects,
	idPattern: OBJECT_ID,
	example: PROJECT_EXAMPLE,
	...inQuery('projectId'),
});

export const conversationFilter = picker({
	displayName: 'Conversation',
	name: 'conversationId',
	description: 'Only messages of this conversation',
	list: conversations,
	idPattern: UUID,
	example: CONVERSATION_EXAMPLE,
	...inQuery('conversationUid'),
});

export const externalResearcherFilter: INodeProperties = {
	displayName: 'External Researcher ID',
	name: 'externalResearcherId',
	type: 'string',
	default: '',
	...holdsOwnId,
	placeholder: 'e.g. researcher-17',
	description: 'Only what belongs to the researcher with this ID of your own, as given in the project',
	...inQuery('externalResearcherId'),
};
