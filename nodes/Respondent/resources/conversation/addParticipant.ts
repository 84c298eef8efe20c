import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { objectId } from '../../objectId';
import { conversationUid, participantUserId } from '../fields';

export const addParticipant: Operation = {
	option: {
		name: 'Add Participant',
		value: 'addParticipant',
		action: 'Add a participant to a conversation',
		description: 'Add a person to a conversation, which makes it a group chat. Changes data.',
	},
	route: 'POST /v1/messaging/conversations/{conversationUid}/participants',
	fields: [conversationUid, participantUserId, delivery],
	convert: { participantUserId: objectId },
	output: conversationEntity,
	emptyResult: ({ path, body }) => ({
		added: true,
		conversationId: path.conversationUid,
		contactId: body.participantUserId,
	}),
	wording: { noun: 'participant', participle: 'added' },
};
