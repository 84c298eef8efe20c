import { isSameContent } from '../../../nodes/Sinch/isSameContent';

const button = (content: object, more: object = {}) => ({
	choice_message: { text_message: { text: 'Tuesday?' }, choices: [{ ...content, ...more }] },
});
const yes = { text_message: { text: 'Yes' } };
const map = { url_message: { title: 'Map', url: 'https://example.com' } };
const template = (parameters: object) => ({ template_message: { omni_template: { template_id: 't', parameters } } });
const text = { text_message: { text: 'Hello' } };

describe('isSameContent', () => {
	it.each([
		['itself', text, text],
		['nothing beside it', text, { ...text, agent: null, explicit_channel_message: {}, reply_to: { message_id: '' } }],
		['what only the server puts in', text, { text_message: { text: 'Hello', shard: 4 }, trace: 'x' }],
		[
			'unspecified values',
			{ card_message: { title: 'T' } },
			{ card_message: { title: 'T', height: 'UNSPECIFIED_HEIGHT', choices: [] } },
		],
		['the same values of a template', template({ code: 'A' }), template({ code: 'A' })],
		['another writer', { ...text, agent: { display_name: 'A' } }, { ...text, agent: { display_name: 'B' } }],
		[
			'the same moment',
			{ a: { event_start: '2026-12-01T10:00:00.000Z' } },
			{ a: { event_start: '2026-12-01T10:00:00Z' } },
		],
		[
			'a button with the default of its value',
			button(yes),
			button(yes, { postback_data: '01HMSG00000000000000000000_Yes' }),
		],
		[
			'a link with the default of its value',
			button(map),
			button(map, { postback_data: '01HMSG00000000000000000000_Map' }),
		],
		['a text that was trimmed', { text: 'Hello\r\nyou ' }, { text: 'Hello\nyou' }],
		['a coordinate of 32 bits', { latitude: 59.3 }, { latitude: Math.fround(59.3) }],
	])('finds %s', (_name, sent, stored) => {
		expect(isSameContent(sent, stored)).toBe(true);
	});

	it.each([
		['another text', text, { text_message: { text: 'Hello!' } }],
		['another kind', text, { card_message: { title: 'Hello' } }],
		['more content', { card_message: { title: 'T' } }, { card_message: { title: 'T', description: 'D' } }],
		['less content', { card_message: { title: 'T', description: 'D' } }, { card_message: { title: 'T' } }],
		['more buttons', { choices: [{ a: 1 }] }, { choices: [{ a: 1 }, { a: 2 }] }],
		['another value of a variable called agent', template({ agent: 'Noor' }), template({ agent: 'Amara' })],
		['a further value of a template', template({ code: 'A' }), template({ code: 'A', coupon: 'B' })],
		['a value less of a template', template({ code: 'A', coupon: 'B' }), template({ code: 'A' })],
		['values from none', template({ code: 'A' }), { template_message: { omni_template: { template_id: 't' } } }],
		['a button with another value', button(yes), button(yes, { postback_data: 'order-1017' })],
		['a button without its value', button(yes, { postback_data: 'order-1017' }), button(yes)],
		[
			'a value from its default',
			button(yes, { postback_data: 'order-1017' }),
			button(yes, { postback_data: '01HMSG00000000000000000000_Yes' }),
		],
		['nothing', text, undefined],
		['text for an object', text, 'Hello'],
		['a number as text', { latitude: 5 }, { latitude: '5' }],
	])('tells %s apart', (_name, sent, stored) => {
		expect(isSameContent(sent, stored)).toBe(false);
	});
});
