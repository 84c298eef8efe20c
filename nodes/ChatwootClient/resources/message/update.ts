import type { INodeProperties } from 'n8n-workflow';
import { numericId } from '../../../Chatwoot/ids';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import type { Operation } from '../../../shared/operation/operation';
import { isRecord, objectsAt } from '../../../shared/base/record';
import { when } from '../../../shared/fields/when';
import { conversationId, sourceId } from '../fields';
import { answerFields } from './answerFields';
import { clientMessageEntity, messageOutput } from './fields';

const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'message_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The interactive message or survey. Message: Get Many gives its ID as "messageId".',
};

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Answer an interactive message',
		description: "Submit the contact's answer to a form, a choice or a satisfaction survey. Changes data.",
	},
	route:
		'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages/{message_id}',
	fields: [
		sourceId,
		conversationId,
		messageId,
		answerFields.kind,
		...when('answerKind', ['values'], [answerFields.values]),
		...when('answerKind', ['survey'], [answerFields.rating, answerFields.feedback]),
		...messageOutput,
		delivery,
	],
	convert: { conversation_id: numericId, message_id: numericId },
	buildRequest: (call, { answerKind, answers, rating, feedback }) => {
		if (answerKind === 'survey') {
			const survey = { rating: rating as number, ...(feedback !== undefined && { feedback_message: feedback }) };
			return { ...call, body: { submitted_values: { csat_survey_response: survey } } };
		}
		const given = isRecord(answers) ? objectsAt(answers, 'answer') : [];
		if (given.length === 0) throw new InvalidInput('"Answers" is empty', 'Add at least one.');
		return { ...call, body: { submitted_values: given } };
	},
	output: clientMessageEntity,
	emptyResult: ({ path }) => ({ success: true, messageId: Number(path.message_id) }),
	wording: { noun: 'answer', participle: 'submitted' },
};
