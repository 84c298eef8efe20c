import { entriesOf } from '../../../nodes/shared/fields/entries';
import { uniquePairsOf } from '../../../nodes/Sinch/fieldValues';

describe('Fields', () => {
	it('give entries and pairs', () => {
		expect(entriesOf({ item: [{ a: 1 }, 'x', {}] })).toEqual([{ a: 1 }]);
		expect(entriesOf(undefined)).toEqual([]);
		const pairs = {
			property: [
				{ name: ' SMS_SENDER', value: 'Shop' },
				{ name: 'X', value: 0 },
			],
		};
		expect(uniquePairsOf(pairs, 'Properties')).toEqual({ SMS_SENDER: 'Shop', X: '0' });
	});

	it.each([
		['a name without a value', [{ name: 'X' }], '"Properties" has no value for "X"'],
		['a blank value', [{ name: 'X', value: ' \n' }], '"Properties" has no value for "X"'],
		['a value that cannot be seen', [{ name: 'X', value: '\u200B' }], '"Properties" has no value for "X"'],
		[
			'a name that comes twice',
			[
				{ name: 'X', value: '1' },
				{ name: 'X ', value: '1' },
			],
			'"Properties" has "X" twice',
		],
	])('refuse %s', (_what, property, message) => {
		expect(() => uniquePairsOf({ property }, 'Properties')).toThrow(message);
	});
});
