import { isSameContent } from '../../../nodes/Sinch/isSameContent';

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
		['another writer', { ...text, agent: { display_name: 'A' } }, { ...text, agent: { display_name: 'B' } }],
		[
			'the same moment',
			{ a: { event_start: '2026-12-01T10:00:00.000Z' } },
			{ a: { event_start: '2026-12-01T10:00:00Z' } },
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
		['nothing', text, undefined],
		['text for an object', text, 'Hello'],
		['a number as text', { latitude: 5 }, { latitude: '5' }],
	])('tells %s apart', (_name, sent, stored) => {
		expect(isSameContent(sent, stored)).toBe(false);
	});
});
