import { entriesOf, pairsOf } from '../../../nodes/Sinch/fieldValues';

describe('Fields', () => {
	it('give entries and pairs', () => {
		expect(entriesOf({ item: [{ a: 1 }, 'x', {}] })).toEqual([{ a: 1 }]);
		expect(entriesOf(undefined)).toEqual([]);
		expect(pairsOf({ property: [{ name: 'SMS_SENDER', value: 'Shop' }, { name: 'X' }] })).toEqual({
			SMS_SENDER: 'Shop',
			X: '',
		});
	});
});
