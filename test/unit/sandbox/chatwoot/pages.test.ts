import { leadingNumber, pageOfRows, shownPage } from '../../../../sandbox/chatwoot/rules/pages';

const rows = Array.from({ length: 40 }, (_, index) => index);

it.each([
	['12 apples', 12],
	[' -3', -3],
	['x', 0],
	['', 0],
	[undefined, 0],
	[7, 7],
])('reads %j as %d, as Ruby does', (given, number) => {
	expect(leadingNumber(given)).toBe(number);
});

it.each([
	[undefined, 0, 15],
	['1', 0, 15],
	['3', 30, 10],
	['4', 0, 0],
	['0', 0, 15],
	['-2', 0, 15],
	['x', 0, 15],
])('page %j begins with row %d and has %d rows', (page, first, count) => {
	const shown = pageOfRows(rows, page, 15);
	expect(shown).toHaveLength(count);
	if (count > 0) expect(shown[0]).toBe(first);
});

it('repeats the page as it was given', () => {
	expect([shownPage(undefined), shownPage('2'), shownPage(2)]).toEqual([1, '2', 2]);
});
