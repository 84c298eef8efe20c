import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, toText } from '../../shared';

/**
 * What a contact answered to an interactive message or a survey, flat. Empty where nothing was answered: in the chat window of a
 * website the answer is in a message_updated of the question. Other channels send a new message with the title as its text.
 *
 * - `choice`, `choiceValue`: the title and the value that were chosen
 * - `answers`: the values of a form by the names of its fields
 * - `submittedEmail`: the address that was asked for
 * - `rating` (1 to 5), `feedback`: of a satisfaction survey
 *
 * Chatwoot v4.15.1 app/models/message.rb (accessors of content_attributes), app/javascript/widget/components/AgentMessageBubble.vue;
 * the survey is seen on Chatwoot 4.15.1 and 4.8.0
 */
export function submittedFields(message: IDataObject): IDataObject {
	const attributes = objectAt(message, 'content_attributes');
	const { submitted_values: values, submitted_email: email } = attributes;
	return {
		...(Array.isArray(values) ? valueFields(objectsAt(attributes, 'submitted_values')) : surveyFields(values)),
		...(toText(email) !== '' && { submittedEmail: toText(email) }),
	};
}

function valueFields(values: IDataObject[]): IDataObject {
	const chosen = values.find(({ title }) => toText(title) !== '');
	const named = values.filter(({ name }) => toText(name) !== '');
	return {
		...(chosen && { choice: toText(chosen.title), choiceValue: chosen.value ?? chosen.title }),
		...(named.length > 0 && { answers: Object.fromEntries(named.map(({ name, value }) => [toText(name), value])) }),
	};
}

function surveyFields(values: unknown): IDataObject {
	const survey = isRecord(values) ? objectAt(values, 'csat_survey_response') : {};
	return {
		...(survey.rating !== undefined && { rating: survey.rating }),
		...(toText(survey.feedback_message) !== '' && { feedback: survey.feedback_message }),
	};
}
