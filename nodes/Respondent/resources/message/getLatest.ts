import type { INodeProperties } from 'n8n-workflow';
import { latestOutput, picker, when } from '../../../shared';
import { defineOperation, routes } from '../../routes';
import { getLatestMessage, latestMessageOutput } from '../../steps/latestMessage';
import { conversationPicker, objectId, participantPicker, projectPicker } from '../fields';
import { applicantsToProject } from '../../pickers';

const latestIn: INodeProperties = {
	displayName: 'Of',
	name: 'latestIn',
	type: 'options',
	default: 'conversation',
	description: 'Where to look for the latest message',
	options: [
		{ name: 'Conversation', value: 'conversation', description: 'By its ID' },
		{
			name: 'Participant',
			value: 'participant',
			description: 'The conversation with exactly this person in this project',
		},
	],
};

export const getLatest = defineOperation({
	option: {
		name: 'Get Latest',
		value: 'getLatest',
		action: 'Get the latest message',
		description:
			'Get the latest message, how many days ago it was, and when the participant wrote last: for reminders. Only reads.',
	},
	route: routes.listMessages,
	alsoCalls: [routes.getConversation, routes.listConversations],
	fields: [
		latestIn,
		...when('latestIn', ['conversation'], [picker({ ...conversationPicker, name: 'latestConversationId' })]),
		...when(
			'latestIn',
			['participant'],
			[
				picker({ ...projectPicker, name: 'latestProjectId' }),
				picker({ ...participantPicker, name: 'latestParticipantId', list: applicantsToProject }),
			],
		),
	],
	convert: { latestProjectId: objectId, latestParticipantId: objectId },
	run: getLatestMessage,
	output: latestOutput(latestMessageOutput),
});
