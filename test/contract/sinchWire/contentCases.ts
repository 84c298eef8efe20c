import type { Conversation } from '@sinch/conversation';
import type { INodeParameters } from 'n8n-workflow';
import { content, NUMBER, URL } from './sending';
import type { WireCase } from './wireCase';

const button = (name: string, choice: INodeParameters, expected: Conversation.Choice): WireCase =>
	content(
		`a choice: ${name}`,
		{ messageType: 'choice', question: 'And now?', questionChoices: { choice: [{ title: 'Go', ...choice }] } },
		{ choice_message: { text_message: { text: 'And now?' }, choices: [expected] } },
	);

/** Texts, media, locations, cards and choices. */
export const contentCases: WireCase[] = [
	content('a text', { text: 'Hello' }, { text_message: { text: 'Hello' } }),
	content(
		'a text with blanks and line breaks',
		{ text: ' Hello\n  you \n' },
		{ text_message: { text: ' Hello\n  you \n' } },
	),
	content('media', { messageType: 'media', mediaUrl: URL }, { media_message: { url: URL } }),
	content(
		'media with all fields',
		{
			messageType: 'media',
			mediaUrl: URL,
			options: { filename: 'm.pdf', thumbnailUrl: 'https://example.com/s.jpg' },
		},
		{ media_message: { url: URL, thumbnail_url: 'https://example.com/s.jpg', filename_override: 'm.pdf' } },
	),
	content(
		'a location',
		{
			messageType: 'location',
			locationTitle: 'Shop',
			latitude: 55.7,
			longitude: 13.19,
			locationLabel: 'Main Street 1',
		},
		{
			location_message: { title: 'Shop', coordinates: { latitude: 55.7, longitude: 13.19 }, label: 'Main Street 1' },
		},
	),
	content(
		'a card',
		{
			messageType: 'card',
			cardTitle: 'Table',
			cardDescription: 'By the window',
			cardMediaUrl: URL,
			options: { height: 'TALL', header: 'Two' },
			choices: { choice: [{ title: 'Yes', postbackData: 'yes' }] },
		},
		{
			card_message: {
				title: 'Table',
				description: 'By the window',
				media_message: { url: URL },
				height: 'TALL',
				message_properties: { whatsapp_header: 'Two' },
				choices: [{ text_message: { text: 'Yes' }, postback_data: 'yes' }],
			},
		},
	),
	content(
		'a carousel',
		{
			messageType: 'carousel',
			cards: { card: [{ title: 'A', description: 'first', mediaUrl: URL }, { title: 'B' }] },
			choices: { choice: [{ title: 'None' }] },
		},
		{
			carousel_message: {
				cards: [{ title: 'A', description: 'first', media_message: { url: URL } }, { title: 'B' }],
				choices: [{ text_message: { text: 'None' } }],
			},
		},
	),
	content(
		'a choice with a footer',
		{
			messageType: 'choice',
			question: 'Tuesday?',
			options: { footer: 'STOP' },
			questionChoices: { choice: [{ title: 'Yes' }] },
		},
		{
			choice_message: {
				text_message: { text: 'Tuesday?' },
				choices: [{ text_message: { text: 'Yes' } }],
				message_properties: { whatsapp_footer: 'STOP' },
			},
		},
	),
	button('reply', { postbackData: 'go' }, { text_message: { text: 'Go' }, postback_data: 'go' }),
	button('open URL', { type: 'url', url: URL }, { url_message: { title: 'Go', url: URL } }),
	button(
		'call',
		{ type: 'call', phoneNumber: '+46 70 123 45 67' },
		{ call_message: { title: 'Go', phone_number: NUMBER } },
	),
	button(
		'location',
		{ type: 'location', latitude: 55.7, longitude: 13.19 },
		{ location_message: { title: 'Go', coordinates: { latitude: 55.7, longitude: 13.19 } } },
	),
	button(
		'share location',
		{ type: 'shareLocation', url: URL },
		{ share_location_message: { title: 'Go', fallback_url: URL } },
	),
	button(
		'calendar',
		{
			type: 'calendar',
			url: URL,
			eventTitle: 'Table',
			eventDescription: 'Window',
			eventStart: '2026-12-01T18:00:00Z',
			eventEnd: '2026-12-01T20:00:00Z',
		},
		{
			calendar_message: {
				title: 'Go',
				event_title: 'Table',
				event_description: 'Window',
				event_start: new Date('2026-12-01T18:00:00Z'),
				event_end: new Date('2026-12-01T20:00:00Z'),
				fallback_url: URL,
			},
		},
	),
];
