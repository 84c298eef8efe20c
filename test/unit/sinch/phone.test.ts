import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { storedFormsOf, storedFormsOfAnyChannel, toIdentity, toItemIdentity } from '../../../nodes/Sinch/phone';

describe('toIdentity', () => {
	it('reads numbers on phone channels only', () => {
		expect(toIdentity('WHATSAPP', '0046701234567')).toBe('+46701234567');
		expect(toIdentity('MESSENGER', ' 0701 ')).toBe('0701');
		expect(() => toIdentity('SMS', '0701')).toThrow('"Phone Number or ID" is "0701", which begins with 0');
	});

	it.each(['', '""', '\u200B', ' '])('refuses %j, in which nothing is left', (text) => {
		for (const channel of ['TELEGRAM', 'SMS'])
			expect(() => toIdentity(channel, text)).toThrow('"Phone Number or ID" holds no phone number and no ID');
	});

	it('refuses numbers without + and country code', () => {
		for (const channel of ['MMS', 'RCS', 'SMS', 'VIBERBM']) {
			expect(() => toIdentity(channel, '15012345678')).toThrow('has no plus sign and country code');
			expect(() => toIdentity(channel, 4512345678)).toThrow('has no plus sign and country code');
		}
		expect(() => toIdentity('WHATSAPP', '2025550123')).toThrow('has no plus sign and country code');
	});

	it('takes an identity in the form of WhatsApp, which has no plus sign', () => {
		expect(toIdentity('WHATSAPP', '15012345678')).toBe('+15012345678');
		expect(toIdentity('WHATSAPP', '46701234567')).toBe('+46701234567');
		expect(toIdentity('WHATSAPP', 4512345678)).toBe('+4512345678');
	});

	it.each([
		['North America', '2025550123'],
		['North America, as Denmark', '4502345678'],
		['India, as Singapore', '6591234567'],
		['Mexico City, as Brazil', '5512345678'],
		['Monterrey, as Japan', '8112345678'],
		['León, as Norway', '4771234567'],
		['Turkey, as Cuba', '5321234567'],
	])('refuses ten digits that are a number of %s', (_country, identity) => {
		expect(() => toIdentity('WHATSAPP', identity)).toThrow('has no plus sign and country code');
	});

	it('takes no ten digits on WhatsApp that libphonenumber knows in North America', () => {
		const taken = (digits: string) => {
			try {
				return toIdentity('WHATSAPP', digits) === `+${digits}`;
			} catch {
				return false;
			}
		};
		const areas = Array.from({ length: 800 }, (_, index) => String(index + 200));
		const numbers = areas.flatMap((area) => [`${area}2345678`, `${area}9876543`]);
		const northAmerican = numbers.filter((digits) => parsePhoneNumberFromString(`+1${digits}`)?.isValid() === true);
		expect(northAmerican.length).toBeGreaterThan(600);
		expect(northAmerican.filter(taken)).toEqual([]);
	});

	it.each([
		['WHATSAPP', '4512345678', '+4512345678'],
		['WHATSAPP', '5215512345678', '+5215512345678'],
		['SMS', '46701234567', '+46701234567'],
		['RCS', '+46701234567', '+46701234567'],
		['MESSENGER', '7746490198930851', '7746490198930851'],
	])('takes an identity on %s back from an item', (channel, stored, shown) => {
		expect(toItemIdentity(channel, stored)).toBe(shown);
		expect(toIdentity(channel, shown)).toBe(shown);
	});

	it('shows what is no phone number as it is', () => {
		expect(toItemIdentity('SMS', 'MyShop')).toBe('MyShop');
		expect(toItemIdentity('SMS', '')).toBeNull();
		expect(toItemIdentity('SMS', undefined)).toBeNull();
	});

	it('knows the forms in which a number may be kept', () => {
		expect(storedFormsOf('+46701234567')).toEqual(['+46701234567', '46701234567']);
		expect(storedFormsOf('U123')).toEqual(['U123']);
	});

	it('knows that digits may be a number when the channel is not known', () => {
		for (const given of ['+46701234567', '46701234567'])
			expect(storedFormsOfAnyChannel(given)).toEqual(['+46701234567', '46701234567']);
		// The ID of a person on Messenger, and a number too short for a phone.
		for (const id of ['7746490198930851', '123456', 'U123']) expect(storedFormsOfAnyChannel(id)).toEqual([id]);
		expect(storedFormsOf('46701234567')).toEqual(['46701234567']);
	});
});
