import type { INodeParameters } from 'n8n-workflow';
import { by, byId } from '../../support/harness';

/** A choice that the person answers with. */
export const reply = { type: 'reply', title: 'Yes', postbackData: 'yes' };

/** Message type, fields, and the message that they make. The sandbox checks each against the contract. */
export const contents: Array<[string, INodeParameters, object]> = [
	['text', { text: 'Hello' }, { text_message: { text: 'Hello' } }],
	[
		'media',
		{ mediaUrl: 'https://example.com/a.pdf', options: { filename: 'a.pdf' } },
		{ media_message: { url: 'https://example.com/a.pdf', filename_override: 'a.pdf' } },
	],
	[
		'card',
		{
			cardTitle: 'Table',
			cardDescription: 'For two',
			cardMediaUrl: 'https://example.com/t.jpg',
			options: { height: 'TALL', header: 'H' },
			choices: { choice: [reply] },
		},
		{
			card_message: {
				title: 'Table',
				description: 'For two',
				media_message: { url: 'https://example.com/t.jpg' },
				height: 'TALL',
				choices: [{ text_message: { text: 'Yes' }, postback_data: 'yes' }],
				message_properties: { whatsapp_header: 'H' },
			},
		},
	],
	[
		'choice',
		{
			question: 'Tuesday?',
			options: { footer: 'Reply soon' },
			questionChoices: {
				choice: [
					reply,
					{ type: 'url', title: 'More', url: 'https://example.com' },
					{ type: 'call', title: 'Call', phoneNumber: '0046 70 123 45 67' },
					{ type: 'location', title: 'Here', latitude: 59.3, longitude: 18 },
					{ type: 'shareLocation', title: 'Where?', url: 'https://example.com/w' },
					{
						type: 'calendar',
						title: 'Save',
						url: 'https://example.com/c',
						eventTitle: 'Visit',
						eventStart: '2026-12-01T10:00:00Z',
						eventEnd: '2026-12-01T11:00:00Z',
					},
				],
			},
		},
		{
			choice_message: {
				text_message: { text: 'Tuesday?' },
				choices: [
					{ text_message: { text: 'Yes' }, postback_data: 'yes' },
					{ url_message: { title: 'More', url: 'https://example.com' } },
					{ call_message: { title: 'Call', phone_number: '+46701234567' } },
					{ location_message: { title: 'Here', coordinates: { latitude: 59.3, longitude: 18 } } },
					{ share_location_message: { title: 'Where?', fallback_url: 'https://example.com/w' } },
					{
						calendar_message: {
							title: 'Save',
							event_start: '2026-12-01T10:00:00.000Z',
							event_end: '2026-12-01T11:00:00.000Z',
							event_title: 'Visit',
							fallback_url: 'https://example.com/c',
						},
					},
				],
				message_properties: { whatsapp_footer: 'Reply soon' },
			},
		},
	],
	[
		'location',
		{ locationTitle: 'Shop', latitude: 0, longitude: 18.06, locationLabel: 'Main St 1' },
		{ location_message: { title: 'Shop', coordinates: { latitude: 0, longitude: 18.06 }, label: 'Main St 1' } },
	],
	[
		'template',
		{
			templateOf: 'WHATSAPP',
			whatsAppTemplate: by('name', 'order_shipped'),
			templateLanguage: by('code', 'en_US'),
			templateFill: 'names',
			templateParameters: { parameter: [{ name: 'body[1]text', value: 'Noor' }] },
		},
		{
			template_message: {
				channel_template: {
					WHATSAPP: { template_id: 'order_shipped', language_code: 'en_US', parameters: { 'body[1]text': 'Noor' } },
				},
			},
		},
	],
	[
		'template',
		{ templateOf: 'omni', omniTemplate: byId('T1'), templateFill: 'names' },
		{ template_message: { omni_template: { template_id: 'T1', version: 'latest' } } },
	],
	[
		'list',
		{
			listTitle: 'Pick',
			listItems: {
				item: [
					{ section: 'A', title: 'One', postbackData: '1' },
					{ section: 'B', title: 'Two' },
					{ section: 'A', title: 'Three' },
				],
			},
			options: { menu: 'Open' },
		},
		{
			list_message: {
				title: 'Pick',
				sections: [
					{ title: 'A', items: [{ choice: { title: 'One', postback_data: '1' } }, { choice: { title: 'Three' } }] },
					{ title: 'B', items: [{ choice: { title: 'Two' } }] },
				],
				message_properties: { menu: 'Open' },
			},
		},
	],
	[
		'list',
		{
			listTitle: 'Buy',
			listOf: 'products',
			catalogId: 'C1',
			products: { item: [{ id: 'P1', marketplace: 'FACEBOOK' }] },
		},
		{
			list_message: {
				title: 'Buy',
				sections: [{ items: [{ product: { id: 'P1', marketplace: 'FACEBOOK' } }] }],
				message_properties: { catalog_id: 'C1' },
			},
		},
	],
	[
		'carousel',
		{
			cards: {
				card: [
					{ title: 'One', choices: { choice: [reply] } },
					{ title: 'Two', mediaUrl: 'https://example.com/2.jpg' },
				],
			},
			choices: { choice: [reply] },
		},
		{
			carousel_message: {
				cards: [
					{ title: 'One', choices: [{ text_message: { text: 'Yes' }, postback_data: 'yes' }] },
					{ title: 'Two', media_message: { url: 'https://example.com/2.jpg' } },
				],
				choices: [{ text_message: { text: 'Yes' }, postback_data: 'yes' }],
			},
		},
	],
	[
		'contactInfo',
		{
			fullName: 'Noor Bakker',
			phoneNumbers: '+46701234567, +46701234568',
			options: {
				firstName: 'Noor',
				city: 'Malmö',
				company: 'Shop',
				emails: 'noor@example.com',
				urls: 'https://example.com',
			},
		},
		{
			contact_info_message: {
				name: { full_name: 'Noor Bakker', first_name: 'Noor' },
				phone_numbers: [{ phone_number: '+46701234567' }, { phone_number: '+46701234568' }],
				addresses: [{ city: 'Malmö' }],
				email_addresses: [{ email_address: 'noor@example.com' }],
				organization: { company: 'Shop' },
				urls: [{ url: 'https://example.com' }],
			},
		},
	],
	[
		'json',
		{ messageJson: '{ "explicit_channel_omni_message": { "SMS": { "text_message": { "text": "Hi" } } } }' },
		{ explicit_channel_omni_message: { SMS: { text_message: { text: 'Hi' } } } },
	],
];
