import { outgoingText } from '../../../../sandbox/chatwoot/channels/markdown';

const whatsApp = (text: string | null) => outgoingText(text, 'Channel::Whatsapp');

// The first was seen on Chatwoot 4.15.1; the others follow its renderer for WhatsApp.
it.each([
	['**bold** text', '*bold* text'],
	['*italic* and _too_', '_italic_ and _too_'],
	['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
	['`**code**`', '`**code**`'],
	['[our shop](https://shop.example)', 'https://shop.example'],
	['<https://shop.example>', 'https://shop.example'],
	['Dear <b>Ada</b> <name>', 'Dear Ada '],
	['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
	['# Heading', 'Heading'],
	['* one\n+ two', '- one\n- two'],
	['2. two\n3. three', '2. two\n3. three'],
	['> quote', '> quote'],
	['Hello\n\n\nAda\n', 'Hello\n\n\nAda'],
])('sends %j on WhatsApp as %j', (text, expected) => {
	expect(whatsApp(text)).toBe(expected);
});

it('sends plain text by SMS, spaced marks on LINE, and the text as it is elsewhere', () => {
	const text = '**Hi** [shop](https://shop.example)';
	expect(outgoingText(text, 'Channel::Sms')).toBe('Hi shop https://shop.example');
	expect(outgoingText(text, 'Channel::Line')).toBe(' *Hi*  https://shop.example');
	expect(outgoingText(text, 'Channel::Api')).toBe(text);
	expect([whatsApp(null), whatsApp(' ')]).toEqual([null, ' ']);
});
