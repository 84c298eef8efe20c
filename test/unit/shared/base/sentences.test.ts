import { sentences } from '../../../../nodes/shared/base/sentences';

describe('sentences', () => {
	it.each([
		[['Name is empty', 'Enter one.'], 'Name is empty. Enter one.'],
		[['Name is empty.', 'Enter one.'], 'Name is empty. Enter one.'],
		[['Is it empty?', 'Enter one.'], 'Is it empty? Enter one.'],
		[['A long text…', 'Shorten it.'], 'A long text… Shorten it.'],
		[['No', '', 'Yes'], 'No. Yes'],
		[['No.', ''], 'No.'],
		[[], ''],
	])('puts %j one after the other', (texts, expected) => {
		expect(sentences(...texts)).toBe(expected);
	});
});
