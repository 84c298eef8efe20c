import { submittedFields } from '../../../nodes/Chatwoot/trigger/submitted';

const of = (attributes: object) => submittedFields({ content_attributes: { ...attributes } });

describe('submittedFields', () => {
	it.each([
		[
			'a choice',
			{ submitted_values: [{ title: 'Yes, please', value: 'yes' }] },
			{ choice: 'Yes, please', choiceValue: 'yes' },
		],
		['a choice without a value', { submitted_values: [{ title: 'Yes' }] }, { choice: 'Yes', choiceValue: 'Yes' }],
		[
			'a form',
			{
				submitted_values: [
					{ name: 'order', value: 'A-1001' },
					{ name: 'day', value: 'Tuesday' },
				],
			},
			{ answers: { order: 'A-1001', day: 'Tuesday' } },
		],
		['an email address', { submitted_email: 'ada@example.com' }, { submittedEmail: 'ada@example.com' }],
		[
			'a survey',
			{ submitted_values: { csat_survey_response: { rating: 4, feedback_message: 'Quick' } } },
			{ rating: 4, feedback: 'Quick' },
		],
		['a survey without words', { submitted_values: { csat_survey_response: { rating: 1 } } }, { rating: 1 }],
		['no answer yet', { items: [{ title: 'Yes', value: 'yes' }] }, {}],
		['an empty answer', { submitted_values: [] }, {}],
		['values that are no objects', { submitted_values: ['Yes', null] }, {}],
		['null', { submitted_values: null, submitted_email: null }, {}],
	])('reads %s', (_what, attributes, expected) => {
		expect(of(attributes)).toEqual(expected);
	});

	it('gives nothing for a message without content attributes', () => {
		expect(submittedFields({})).toEqual({});
	});
});
