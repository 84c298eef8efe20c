import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { objectId } from '../../objectId';
import { conversationUid, participantUserId } from '../fields';

export const removeParticipant: Operation = {
	option: {
		name: 'Remove Participant',
		value: 'removeParticipant',
		action: 'Remove a participant from a conversation',
		description: 'Take a person out of a conversation. Changes data.',
	},
	route: 'DELETE /v1/messaging/conversations/{conversationUid}/participants/{participantUserId}',
	fields: [conversationUid, participantUserId, delivery],
	convert: { participantUserId: objectId },
	emptyResult: (_call, answer) => ({ deleted: answer !== false }),
	wording: { noun: 'participant', participle: 'removed' },
};
