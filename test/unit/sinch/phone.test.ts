import { storedFormsOf, toE164, toIdentity } from '../../../nodes/Sinch/phone';

describe('toE164', () => {
	it.each([
		['+46701234567', '+46701234567'],
		['+46 70-123 45 67', '+46701234567'],
		['0046701234567', '+46701234567'],
		['00 46 70 123 45 67', '+46701234567'],
		['46701234567', '+46701234567'],
		[46701234567, '+46701234567'],
		[' +1 (555) 010-1000 ', '+15550101000'],
		['+46\u00a070\u2011123\u201345\u202f67', '+46701234567'],
		['+4512345678', '+4512345678'],
	])('reads %j', (typed, expected) => {
		expect(toE164(typed)).toBe(expected);
	});

	it.each([
		['070-123 45 67', 'begins with 0, so that its country is not known'],
		['+0701234567', 'begins with 0, so that its country is not known'],
		['00046701234567', 'begins with 0, so that its country is not known'],
		['+46 (0)70 123 45 67', 'national 0 in brackets'],
		['5550101000', 'may be a number without its country code'],
		['12345', 'is too short'],
		['+12345', 'is too short'],
		['+1234567890123456', 'is too long'],
		['4.67E+10', 'is no phone number'],
		['call me', 'is no phone number'],
		['+46 70 123 45 67 ext 5', 'is no phone number'],
		['++46701234567', 'is no phone number'],
		['', 'is no phone number'],
	])('refuses %j, with the reason', (typed, reason) => {
		expect(() => toE164(typed)).toThrow(reason);
	});
});

describe('toIdentity', () => {
	it('reads numbers on phone channels only', () => {
		expect(toIdentity('WHATSAPP', '0046701234567')).toBe('+46701234567');
		expect(toIdentity('MESSENGER', ' 0701 ')).toBe('0701');
		expect(() => toIdentity('SMS', '0701')).toThrow('"Identity" is "0701", which begins with 0');
	});

	it('knows the forms in which a number may be kept', () => {
		expect(storedFormsOf('+46701234567')).toEqual(['+46701234567', '46701234567']);
		expect(storedFormsOf('U123')).toEqual(['U123']);
	});
});
