import { isRecord, notice } from '../../../shared';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId, objectId, participantUserId } from '../fields';

const groupNotice = notice(
	'addedNotice',
	"The conversation becomes a group chat: everybody in it sees each other's names and replies.",
);

export const addParticipant = defineOperation({
	option: {
		name: 'Add Participant',
		value: 'addParticipant',
		action: 'Add a participant to a conversation',
		description: 'Add a person to a conversation, which makes it a group chat. Changes data.',
	},
	route: 'POST /v1/messaging/conversations/{conversationUid}/participants',
	path: { conversationUid: conversationId },
	fields: [participantUserId, groupNotice],
	convert: { participantUserId: objectId },
	output: { ...conversationOutput, fields: [] },
	// The contract declares no body. An object that is no conversation only acknowledges the request.
	pickRecord: (answer) => (isRecord(answer) && answer.uid === undefined ? undefined : answer),
	emptyResult: ({ path, body }, answer) => ({
		added: answer !== false,
		conversationId: path.conversationUid,
		contactId: body.participantUserId,
	}),
	wording: { noun: 'participant', participle: 'added' },
});
