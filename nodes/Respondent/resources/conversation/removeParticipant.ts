import { defineOperation } from '../../routes';
import { conversationId, objectId, participantUserId } from '../fields';

export const removeParticipant = defineOperation({
	option: {
		name: 'Remove Participant',
		value: 'removeParticipant',
		action: 'Remove a participant from a conversation',
		description: 'Take a person out of a conversation. Changes data.',
	},
	route: 'DELETE /v1/messaging/conversations/{conversationUid}/participants/{participantUserId}',
	path: { conversationUid: conversationId, participantUserId },
	convert: { participantUserId: objectId },
	emptyResult: (_call, answer) => ({ deleted: answer !== false }),
	wording: { noun: 'participant', participle: 'removed' },
});
