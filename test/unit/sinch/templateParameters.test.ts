import { contentConversions, messageOf } from '../../../nodes/Sinch/content';
import { toWhatsAppName } from '../../../nodes/Sinch/content/templateParameters';

// The names are examples of the schema of Sinch's MCP server (send-whatsapp-template-message.ts).
const TAKEN_BY_WHATSAPP = [
	'body[1]text',
	'header[1]text',
	'header[1]image.link',
	'header[1]video.link',
	'header[1]document.link',
	'header[1]document.filename',
	'header[1]location.latitude',
	'header[1]location.address',
	'button[0]quick_reply[1]payload',
	'button[0]url[1]text',
	'button[0]copy_code[1]coupon_code',
	'button[0]flow[1]action.type',
	'carousel[0]header[1]image.link',
	'carousel[0]body[1]text',
];

/** The parameters of a template as they go out. */
const sent = (templateOf: string, ...parameter: Array<{ name: string; value: string }>) => {
	const values = { messageType: 'template', templateOf, templateId: 't', templateParameters: { parameter } };
	const message = JSON.stringify(messageOf(values));
	return (JSON.parse(/"parameters":(\{.*?\})/.exec(message)?.[1] ?? '{}') ?? {}) as unknown;
};

describe('The parameters of a WhatsApp template', () => {
	it.each(TAKEN_BY_WHATSAPP)('keep the name %s', (name) => {
		expect(toWhatsAppName(name)).toBe(name);
	});

	it.each([
		['1', 'body[1]text'],
		['{{2}}', 'body[2]text'],
		['body.1', 'body[1]text'],
		['body[3]', 'body[3]text'],
		['body1', 'body[1]text'],
		['Body [1] Text', 'body[1]text'],
		['body[1].text', 'body[1]text'],
		['header_1', 'header[1]text'],
		['Button[0]URL[1]text', 'button[0]url[1]text'],
	])('get for %s the name %s', (given, name) => {
		expect(toWhatsAppName(given)).toBe(name);
	});

	it.each(['name', '0', 'body[0]text', 'body', 'body[a]text', '{{name}}', 'footer[1]text', 'button.1'])(
		'are refused with the name %s',
		(name) => {
			expect(() => toWhatsAppName(name)).toThrow('which WhatsApp does not know');
		},
	);

	it('are refused when two names mean the same gap', () => {
		const twice = [
			{ name: '1', value: 'a' },
			{ name: 'body[1]text', value: 'b' },
		];
		expect(() => sent('WHATSAPP', ...twice)).toThrow('"Parameters" has "body[1]text" twice');
	});

	it.each(['', '  ', '\n'])('are refused without a value (%j)', (value) => {
		expect(() => sent('WHATSAPP', { name: '1', value })).toThrow('"Parameters" has no value for "body[1]text"');
	});

	it.each(['two\nlines', 'a\r\nb', 'a\tb', 'five     blanks'])('are refused with the value %j', (value) => {
		expect(() => sent('WHATSAPP', { name: '1', value })).toThrow('which WhatsApp refuses in a template');
	});

	it('may hold four blanks in a row', () => {
		expect(sent('WHATSAPP', { name: '1', value: 'a    b' })).toEqual({ 'body[1]text': 'a    b' });
	});
});

describe('The parameters of other templates', () => {
	it('keep their names and line breaks', () => {
		expect(sent('omni', { name: 'first name', value: 'a\nb' })).toEqual({ 'first name': 'a\nb' });
	});

	it('are refused without a value', () => {
		expect(() => sent('omni', { name: 'name', value: '' })).toThrow('has no value for "name"');
	});
});

describe('The fields of a template', () => {
	it.each([
		['en_US', 'en_US'],
		['en-US', 'en_US'],
		[' EN-us ', 'en_US'],
		['sv', 'sv'],
		['fil', 'fil'],
		['zh_Hans_CN', 'zh_Hans_CN'],
		['es-419', 'es_419'],
	])('have for the language %j on WhatsApp the code %s', (given, code) => {
		expect(contentConversions.templateLanguage(given)).toBe(code);
	});

	it.each(['English', 'en US', 'e', 42])('refuse the language %j', (given) => {
		expect(() => contentConversions.templateLanguage(given)).toThrow('which is no language of a WhatsApp template');
	});

	it('lose the blanks around IDs', () => {
		expect(contentConversions.templateId(' order_shipped\u00A0')).toBe('order_shipped');
		expect(contentConversions.catalogId('\t123 ')).toBe('123');
		expect(() => contentConversions.templateId({ a: 1 })).toThrow('must be text, but is {"a":1}');
	});
});
