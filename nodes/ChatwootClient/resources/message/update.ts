import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, isRecord, objectsAt } from '../../../shared';
import { messageOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';
import { answerFields } from './answerFields';

const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The interactive message or survey. Message: Get Many gives its ID as "messageId".',
};

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Answer an interactive message',
		description: "Submit the contact's answer to a form, a choice or a satisfaction survey. Changes data.",
	},
	route:
		'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages/{message_id}',
	path: { contact_identifier: sourceId, conversation_id: conversationId, message_id: messageId },
	fields: answerFields,
	convert: { conversationId: numericId, messageId: numericId },
	buildRequest: (call, { answerKind, answers, rating, feedback }) => {
		if (answerKind === 'survey') {
			const survey = { rating: rating as number, ...(feedback !== undefined && { feedback_message: feedback }) };
			return { ...call, body: { submitted_values: { csat_survey_response: survey } } };
		}
		const given = isRecord(answers) ? objectsAt(answers, 'answer') : [];
		if (given.length === 0) throw new InvalidInput('"Answers" is empty', 'Add at least one.');
		return { ...call, body: { submitted_values: given } };
	},
	output: messageOutput,
	emptyResult: ({ path }) => ({ success: true, messageId: Number(path.message_id) }),
	wording: { noun: 'answer', participle: 'submitted' },
});
