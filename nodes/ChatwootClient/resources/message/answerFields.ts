import type { INodeProperties } from 'n8n-workflow';
import { when } from '../../../shared';

const kind: INodeProperties = {
	displayName: 'Answer To',
	name: 'answerKind',
	type: 'options',
	default: 'values',
	description: 'What the message asks for',
	options: [
		{ name: 'Form or Choice', value: 'values' },
		{ name: 'Satisfaction Survey', value: 'survey', description: 'Locked 14 days after it was sent' },
	],
};

const answers: INodeProperties = {
	displayName: 'Answers',
	name: 'answers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add answer',
	default: {},
	description: 'What the contact fills in or chooses',
	options: [
		{
			displayName: 'Answer',
			name: 'answer',
			values: [
				entry('Name', 'name', 'For a form: the name of its field', 'email'),
				entry('Title', 'title', 'For a choice: the title of the option', 'Yes, please'),
				entry('Value', 'value', 'What was filled in, or the value of the option', 'ada@example.com'),
			],
		},
	],
};

const rating: INodeProperties = {
	displayName: 'Rating',
	name: 'rating',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 5, numberPrecision: 0 },
	required: true,
	default: 5,
	description: 'From 1 (bad) to 5 (good)',
};

const feedback: INodeProperties = {
	displayName: 'Feedback',
	name: 'feedback',
	type: 'string',
	default: '',
	placeholder: 'e.g. Quick and friendly',
	description: 'What the contact says about it',
};

/** The answer to an interactive message or a survey. */
export const answerFields: INodeProperties[] = [
	kind,
	...when('answerKind', ['values'], [answers]),
	...when('answerKind', ['survey'], [rating, feedback]),
];

function entry(displayName: string, name: string, description: string, example: string): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, placeholder: `e.g. ${example}` };
}
