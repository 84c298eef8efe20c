import { FILLED_BY_RUN } from '../../../shared';
import { defineOperation, routes } from '../../routes';
import {
	participantSentCheck,
	planSendToParticipant,
	sendToParticipant as run,
	sentToParticipantOutput,
} from '../../steps/sendToParticipant';
import { objectId, recipient, recipientProject } from '../fields';
import { text } from './fields';

export const sendToParticipant = defineOperation({
	option: {
		name: 'Send to Participant',
		value: 'sendToParticipant',
		action: 'Send a message to a participant',
		description:
			'Find the conversation with exactly this person in this project, or create it, and send. If sending fails, a conversation that was created stays, and a new run finds and uses it. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [routes.listConversations, routes.createConversation, routes.getConversation, routes.listMessages],
	path: { conversationUid: FILLED_BY_RUN },
	fields: [recipientProject, recipient, text],
	convert: { projectId: objectId, participantUserId: objectId },
	dryRun: planSendToParticipant,
	sentCheck: participantSentCheck,
	run,
	output: sentToParticipantOutput,
	wording: { noun: 'message', participle: 'sent' },
});
