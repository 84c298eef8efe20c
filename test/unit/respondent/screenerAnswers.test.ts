import { answersOf, withAnswerFields } from '../../../nodes/Respondent/screenerAnswers';

const question = (questionText: string, given: object) => ({ questionText, ...given });

describe('The answers of a screener response', () => {
	it.each([
		['a text', { answers: ['Every day'] }, 'Every day'],
		['a number, as in old data', { answers: [7] }, '7'],
		['several choices', { answers: [{ text: 'Oven' }, { text: 'Hob' }] }, 'Oven, Hob'],
		[
			'a choice in own words',
			{ answers: [{ text: 'Other', isOther: true, other: 'A camping stove' }] },
			'A camping stove',
		],
		['a rank', { answers: [], ranking: [{ text: 'Dinner' }, { text: 'Breakfast' }] }, 'Dinner, Breakfast'],
		['a matrix', { answers: [], selections: [{ rowText: 'Kitchen', answerText: 'Good' }] }, 'Kitchen: Good'],
		['files', { answers: [], files: [{ name: 'a.jpg' }, { name: 'b.jpg' }] }, 'a.jpg, b.jpg'],
		['nothing', { answers: [], skipped: true }, null],
		['what nobody has documented', { answers: 'x', ranking: null, files: [7] }, null],
	])('are text: %s', (_what, given, answer) => {
		expect(answersOf({ responses: [question('Q', given)] })).toEqual({ Q: answer });
	});

	it('stay apart where two questions have the same text', () => {
		const responses = ['a', 'b', 'c'].map((answer) => question('Why?', { answers: [answer] }));
		expect(answersOf({ responses })).toEqual({ 'Why?': 'a', 'Why? (2)': 'b', 'Why? (3)': 'c' });
	});

	it('are under the ID of a question without text', () => {
		expect(answersOf({ responses: [{ questionId: 'q1', answers: ['a'] }] })).toEqual({ q1: 'a' });
	});

	it('are null where the record has none', () => {
		expect(answersOf({})).toBeNull();
		expect(answersOf({ responses: [] })).toEqual({});
	});
});

describe('answers as fields of an item', () => {
	it('stand under their questions, an empty text where there is none', () => {
		const item = { userId: 'u1', answers: { 'Do you cook?': 'Daily', 'Why?': null } };
		expect(withAnswerFields(item)).toEqual({ userId: 'u1', 'Do you cook?': 'Daily', 'Why?': '' });
	});

	it('never stand in place of a field of the item', () => {
		expect(withAnswerFields({ name: 'Noor B', answers: { name: 'Nobody' } })).toEqual({
			name: 'Noor B',
			'Answer: name': 'Nobody',
		});
	});

	it('are none where the record has none', () => {
		expect(withAnswerFields({ userId: 'u1', answers: null })).toEqual({ userId: 'u1' });
	});
});
