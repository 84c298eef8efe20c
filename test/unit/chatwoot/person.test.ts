import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { personKey, personOf } from '../../../nodes/Chatwoot/person';

const twinOf = (phoneNumber: string) =>
	personOf({ person: { mode: 'phone_number', value: phoneNumber }, options: { ninthDigit: true } }).otherSpelling;

describe('The ninth digit of Brazilian mobile numbers', () => {
	it.each([
		['+5541999998888', '+554199998888'],
		['+554199998888', '+5541999998888'],
		['+5511987654321', '+551187654321'],
	])('%s is also spelled %s', (given, other) => {
		expect(twinOf(given)).toBe(other);
	});

	it.each(['+554132221111', '+5511941234567', '+12025550123', '+49170123456', '+5541999'])(
		'%s has no other spelling',
		(number) => {
			expect(twinOf(number)).toBeUndefined();
		},
	);

	it('never makes a landline of a mobile number: the longer spelling is a mobile number', () => {
		for (const given of ['+554199998888', '+551187654321', '+552167654321']) {
			const type = parsePhoneNumberFromString(twinOf(given) ?? '')?.getType();
			expect(type).toBe('MOBILE');
		}
		// The number of São Paulo that would be left without its 9 is a landline.
		expect(parsePhoneNumberFromString('+551141234567')?.getType()).toBe('FIXED_LINE');
	});

	it('both spellings are one person of a run', () => {
		const keys = ['+5541999998888', '+554199998888'].map((phoneNumber) =>
			personKey(personOf({ person: { mode: 'phone_number', value: phoneNumber }, options: { ninthDigit: true } })),
		);
		expect(new Set(keys).size).toBe(1);
	});
});
