import { componentVariables } from '../../../nodes/Sinch/templates/components';

const variables = (...components: Parameters<typeof componentVariables>[0]) =>
	componentVariables(components).map(({ name, label, required }) => [name, label, required]);

// The names are those of Sinch's page on WhatsApp templates and of its MCP server (send-whatsapp-template-message.ts).
describe('The variables of a WhatsApp template', () => {
	it('are those of header and text, each once', () => {
		const header = { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' };
		expect(
			variables(header, { type: 'BODY', text: '{{2}}, {{ 1 }} and {{1}}' }, { type: 'FOOTER', text: 'x' }),
		).toEqual([
			['header[1]text', 'Header {{1}}', true],
			['body[2]text', 'Text {{2}}', true],
			['body[1]text', 'Text {{1}}', true],
		]);
	});

	it.each([
		['IMAGE', [['header[1]image.link', 'Header Image URL', true]]],
		['VIDEO', [['header[1]video.link', 'Header Video URL', true]]],
		[
			'LOCATION',
			[
				['header[1]location.latitude', 'Header Latitude', true],
				['header[1]location.longitude', 'Header Longitude', true],
				['header[1]location.name', 'Header Place Name', false],
				['header[1]location.address', 'Header Address', false],
			],
		],
	])('are those of a header with the format %s', (format, expected) => {
		expect(variables({ type: 'HEADER', format })).toEqual(expected);
	});

	it('count buttons from 0, those without a variable included', () => {
		const buttons = [
			{ type: 'PHONE_NUMBER', text: 'Call' },
			{ type: 'URL', text: 'Shop', url: 'https://example.com' },
			{ type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
			{ type: 'COPY_CODE', text: 'Copy' },
		];
		expect(variables({ type: 'BUTTONS', buttons })).toEqual([
			['button[2]url[1]text', 'Button Track: End of the Address', true],
			['button[3]copy_code[1]coupon_code', 'Button Copy: Code', true],
		]);
	});

	it('are the code of a one-time password, in the text and behind the button', () => {
		expect(variables({ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP' }] })).toEqual([
			['body[1]text', 'Text {{1}}', true],
			['button[0]url[1]text', 'Button 1: Code', true],
		]);
	});

	it('count the cards of a carousel from 0', () => {
		const card = {
			components: [
				{ type: 'HEADER', format: 'IMAGE' },
				{ type: 'BODY', text: '{{1}}' },
			],
		};
		expect(
			variables({ type: 'BODY', text: 'Hi {{1}}' }, { type: 'CAROUSEL', cards: [card, card] }).slice(0, 4),
		).toEqual([
			['body[1]text', 'Text {{1}}', true],
			['carousel[0]header[1]image.link', 'Card 1, Header Image URL', true],
			['carousel[0]body[1]text', 'Card 1, Text {{1}}', true],
			['carousel[1]header[1]image.link', 'Card 2, Header Image URL', true],
		]);
	});

	it('with a name in place of a number are refused, because the name in the API is not known', () => {
		expect(() => variables({ type: 'BODY', text: 'Hi {{first_name}}' })).toThrow('{{first_name}}');
	});
});
