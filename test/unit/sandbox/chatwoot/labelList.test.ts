import { labelList } from '../../../../sandbox/chatwoot/rules/labelList';

it.each([
	['a list', ['vip', 'lead'], ['vip', 'lead']],
	['repeated labels and blanks', [' vip ', 'vip', ''], ['vip']],
	['a comma in an entry', ['vip, lead'], ['vip', 'lead']],
	['a comma in quotation marks', ['"vip, lead"', "'a,b'"], ['vip, lead', 'a,b']],
	['numbers', [1, 2], ['1', '2']],
	['entries that are no texts', [['vip'], { a: 1 }, null, 'lead'], ['lead']],
	['a text instead of a list', 'vip', []],
	['nothing', undefined, []],
])('reads %s', (_, given, labels) => {
	expect(labelList(given)).toEqual(labels);
});
