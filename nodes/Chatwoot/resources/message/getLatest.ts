import type { INodeProperties } from 'n8n-workflow';
import { FILLED_BY_RUN, latestOutput, picker, when } from '../../../shared';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { getLatestMessage } from '../../steps/latestMessage';
import { contactPicker, conversationPicker, numericId } from '../fields';

const latestIn: INodeProperties = {
	displayName: 'Of',
	name: 'latestIn',
	type: 'options',
	default: 'conversation',
	description:
		'Where to look for the latest message. Private notes, activity entries and deleted messages do not count.',
	options: [
		{ name: 'Contact', value: 'contact', description: 'In the newest conversations of the person, 20 at most' },
		{ name: 'Conversation', value: 'conversation', description: 'By its ID' },
	],
};

export const getLatest = defineOperation({
	option: {
		name: 'Get Latest',
		value: 'getLatest',
		action: 'Get the latest message',
		description:
			'Get the latest message, how many days ago it was, and when the contact wrote last: for reminders. Only reads.',
	},
	route: routes.listMessages,
	alsoCalls: [routes.listContactConversations, routes.listInboxes],
	path: { conversation_id: FILLED_BY_RUN },
	fields: [
		latestIn,
		...when('latestIn', ['conversation'], [picker({ ...conversationPicker, name: 'latestConversationId' })]),
		...when(
			'latestIn',
			['contact'],
			[
				contactPicker({
					displayName: 'Contact',
					name: 'latestContactId',
					description: 'The person, in whose conversations to look',
				}),
			],
		),
	],
	convert: { latestConversationId: numericId, latestContactId: numericId },
	run: getLatestMessage,
	output: latestOutput(messageOutput),
});
