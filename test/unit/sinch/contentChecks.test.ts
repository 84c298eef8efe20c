import type { IDataObject } from 'n8n-workflow';
import { channelPropertiesOf } from '../../../nodes/Sinch/channelProperties';
import { contentConversions } from '../../../nodes/Sinch/content';
import { retentionOf } from '../../../nodes/Sinch/appSettings';
import { toIdentityOfAnyChannel } from '../../../nodes/Sinch/phone';
import { toWebAddress } from '../../../nodes/Sinch/webAddress';

const property = (name: string, value: string) => channelPropertiesOf({ property: [{ name, value }] });

describe('Channel properties', () => {
	it.each([
		['SMS_SENDER', '+46 70-123 45 67', '+46701234567'],
		['SMS_SENDER', '0046701234567', '+46701234567'],
		['SMS_SENDER', '46701234567', '46701234567'],
		['SMS_SENDER', ' 72345 ', '72345'],
		['SMS_SENDER', 'MyShop', 'MyShop'],
		['SMS_SENDER', 'My Shop 24', 'My Shop 24'],
		['MMS_SENDER', '+15550100000', '+15550100000'],
		['SMS_FLASH_MESSAGE', 'TRUE', 'true'],
		['SMS_MAX_NUMBER_OF_MESSAGE_PARTS', ' 3', '3'],
		['VIBER_SENDER_NAME', 'A name of any length', 'A name of any length'],
	])('%s takes %j', (name, value, sent) => {
		expect(property(name, value)).toEqual({ [name]: sent });
	});

	it.each([
		['SMS_SENDER', '0701234567', 'which is no phone number, short code or name'],
		['SMS_SENDER', 'A much too long name', 'which is no phone number, short code or name'],
		['SMS_SENDER', 'Grüße', 'which is no phone number, short code or name'],
		['SMS_SENDER', '+46', 'is too short for a phone number'],
		['SMS_FLASH_MESSAGE', 'on', '"SMS_FLASH_MESSAGE" must be true or false'],
		['SMS_MAX_NUMBER_OF_MESSAGE_PARTS', '2.5', '"SMS_MAX_NUMBER_OF_MESSAGE_PARTS" must be a whole number'],
		['constructor', '', '"Channel Properties" has no value for "constructor"'],
	])('%s refuses %j', (name, value, message) => {
		expect(() => property(name, value)).toThrow(message);
	});
});

describe('The SMS sender', () => {
	it('goes out as a channel property, in the form of one', () => {
		expect(channelPropertiesOf({}, '+46 70-123 45 67')).toEqual({ SMS_SENDER: '+46701234567' });
		expect(channelPropertiesOf({ property: [{ name: 'SMS_FLASH_MESSAGE', value: 'true' }] }, 'MyShop')).toEqual({
			SMS_FLASH_MESSAGE: 'true',
			SMS_SENDER: 'MyShop',
		});
		expect(() => channelPropertiesOf({}, 'A much too long name')).toThrow('"SMS Sender" is "A much too long name"');
	});

	it('is refused when a channel property names another one', () => {
		const properties = { property: [{ name: 'SMS_SENDER', value: 'MyShop' }] };
		expect(() => channelPropertiesOf(properties, '+46701234567')).toThrow('both name the sender');
	});
});

describe('Web addresses', () => {
	it.each([
		['https://example.com/menu.pdf', 'https://example.com/menu.pdf'],
		[' https://example.com/a?b=c&d=%20 ', 'https://example.com/a?b=c&d=%20'],
		['https://example.com/my menu.pdf', 'https://example.com/my%20menu.pdf'],
		['https://example.com/menü.pdf', 'https://example.com/men%C3%BC.pdf'],
		['"http://example.com"', 'http://example.com'],
	])('of media take %j', (given, sent) => {
		expect(toWebAddress(given)).toBe(sent);
	});

	it.each(['example.com/menu.pdf', 'C:\\menu.pdf', 'file:///menu.pdf', 'https://', 'https:///menu.pdf', 'data:,x', 7])(
		'of media refuse %j',
		(given) => {
			expect(() => toWebAddress(given)).toThrow('which is no web address');
		},
	);
});

describe('Phone numbers', () => {
	it('of contact info go out in E.164 form', () => {
		expect(contentConversions.phoneNumbers('+46 70 123 45 67, 0046701234568')).toEqual([
			'+46701234567',
			'+46701234568',
		]);
		expect(() => contentConversions.phoneNumbers('+46701234567, 0701234568')).toThrow('"0701234568"');
	});

	it('of a filter without a channel go out in E.164 form, and other identities as they are', () => {
		expect(toIdentityOfAnyChannel(' +46 70 123 45 67')).toBe('+46701234567');
		expect(toIdentityOfAnyChannel('0046 701234567')).toBe('+46701234567');
		expect(toIdentityOfAnyChannel(' 7746490198930851 ')).toBe('7746490198930851');
		expect(() => toIdentityOfAnyChannel('+46')).toThrow('is too short');
	});

	it.each(['0701234567', '070-123 45 67', '(070) 123 45 67', '070–1234567', '701234567.0', '70-123 45 67'])(
		'of a filter without a channel are refused without their country code: %s',
		(text) => {
			expect(() => toIdentityOfAnyChannel(text)).toThrow(/begins with 0|has no plus sign and country code/);
		},
	);

	it.each(['46701234567', '01234567890123456789012345', '01HCNTACT0000000000000000A', 'urn:mbid:AQAAY-zPj', '-100123'])(
		'of a filter without a channel are told from the ID %s',
		(text) => {
			expect(toIdentityOfAnyChannel(text)).toBe(text);
		},
	);
});

describe('The retention of an app', () => {
	const retention = (retention_policy: IDataObject) => retentionOf({ retention_policy }).retentionDays;

	it.each([0, '0', 30, undefined])(
		'is endless with PERSIST_RETENTION_POLICY, whatever ttl_days says (%j)',
		(ttl_days) => {
			expect(retention({ retention_type: 'PERSIST_RETENTION_POLICY', ttl_days })).toBe(Infinity);
		},
	);

	it('has days with the other policies, 180 unless they are set', () => {
		expect(retention({ retention_type: 'MESSAGE_EXPIRE_POLICY', ttl_days: '30' })).toBe(30);
		expect(retention({ retention_type: 'CONVERSATION_EXPIRE_POLICY' })).toBe(180);
		expect(retentionOf({})).toEqual({ retentionDays: 180, dispatchRetentionDays: 0 });
	});
});
