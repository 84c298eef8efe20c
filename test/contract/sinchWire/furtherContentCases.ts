import type { Conversation } from '@sinch/conversation';
import type { INodeParameters } from 'n8n-workflow';
import { by, byId } from '../../support/harness';
import { content, NUMBER, URL, type AppMessage } from './sending';
import type { WireCase } from './wireCase';

const template = (name: string, parameters: INodeParameters, message: Conversation.TemplateMessageItem): WireCase =>
	content(`a template: ${name}`, { messageType: 'template', ...parameters }, { template_message: message });

/** Contact info, lists, templates, JSON and what goes beside the content. */
export const furtherContentCases: WireCase[] = [
	content(
		'contact info',
		{ messageType: 'contactInfo', fullName: 'Noor Bakker', phoneNumbers: NUMBER },
		{ contact_info_message: { name: { full_name: 'Noor Bakker' }, phone_numbers: [{ phone_number: NUMBER }] } },
	),
	content(
		'contact info with all fields',
		{
			messageType: 'contactInfo',
			fullName: 'Dr. Noor Maria Bakker Jr.',
			phoneNumbers: `${NUMBER}, +46701234568`,
			options: {
				birthday: '1990-05-17',
				city: 'Lund',
				company: 'Example Ltd',
				country: 'Sweden',
				department: 'Sales',
				emails: 'noor@example.com',
				firstName: 'Noor',
				jobTitle: 'Manager',
				lastName: 'Bakker',
				middleName: 'Maria',
				prefix: 'Dr.',
				state: 'Skåne',
				suffix: 'Jr.',
				urls: 'https://example.com',
				zip: '223 50',
			},
		},
		{
			contact_info_message: {
				name: {
					full_name: 'Dr. Noor Maria Bakker Jr.',
					first_name: 'Noor',
					middle_name: 'Maria',
					last_name: 'Bakker',
					prefix: 'Dr.',
					suffix: 'Jr.',
				},
				phone_numbers: [{ phone_number: NUMBER }, { phone_number: '+46701234568' }],
				addresses: [{ city: 'Lund', country: 'Sweden', state: 'Skåne', zip: '223 50' }],
				email_addresses: [{ email_address: 'noor@example.com' }],
				organization: { company: 'Example Ltd', department: 'Sales', title: 'Manager' },
				urls: [{ url: 'https://example.com' }],
				birthday: '1990-05-17',
			},
		},
	),
	content(
		'a list of choices',
		{
			messageType: 'list',
			listTitle: 'Times',
			listItems: {
				item: [
					{ section: 'Morning', title: '10:00', description: 'With Noor', mediaUrl: URL, postbackData: 'ten' },
					{ section: 'Evening', title: '18:00' },
				],
			},
			options: { listDescription: 'Pick one', listMediaUrl: URL, menu: 'See times', header: 'Appointment' },
		},
		{
			list_message: {
				title: 'Times',
				description: 'Pick one',
				media: { url: URL },
				message_properties: { menu: 'See times', whatsapp_header: 'Appointment' },
				sections: [
					{
						title: 'Morning',
						items: [
							{ choice: { title: '10:00', description: 'With Noor', media: { url: URL }, postback_data: 'ten' } },
						],
					},
					{ title: 'Evening', items: [{ choice: { title: '18:00' } }] },
				],
			},
		},
	),
	content(
		'a list of products',
		{
			messageType: 'list',
			listTitle: 'Tables',
			listOf: 'products',
			catalogId: '1234567890',
			products: { item: [{ section: 'Oak', id: 'table-2', marketplace: 'FACEBOOK' }] },
		},
		{
			list_message: {
				title: 'Tables',
				message_properties: { catalog_id: '1234567890' },
				sections: [{ title: 'Oak', items: [{ product: { id: 'table-2', marketplace: 'FACEBOOK' } }] }],
			},
		},
	),
	template(
		'WhatsApp',
		{
			templateOf: 'WHATSAPP',
			whatsAppTemplate: by('name', 'order_shipped'),
			templateLanguage: by('code', 'en_US'),
			templateFill: 'names',
			templateParameters: { parameter: [{ name: 'body[1]text', value: 'Noor' }] },
		},
		{
			channel_template: {
				WHATSAPP: {
					template_id: 'order_shipped',
					language_code: 'en_US',
					parameters: { 'body[1]text': 'Noor' },
				},
			},
		},
	),
	template(
		'WhatsApp, with a field per variable',
		{
			templateOf: 'WHATSAPP',
			whatsAppTemplate: by('name', 'order_shipped'),
			templateLanguage: by('code', 'sv'),
			whatsAppValues: { mappingMode: 'defineBelow', value: { body_1_text: 'Noor', body_2_text: '1017' } },
		},
		{
			channel_template: {
				WHATSAPP: {
					template_id: 'order_shipped',
					language_code: 'sv',
					parameters: { 'body[1]text': 'Noor', 'body[2]text': '1017' },
				},
			},
		},
	),
	template(
		'omni-channel, with a field per variable',
		{
			templateOf: 'omni',
			omniTemplate: byId('order_shipped'),
			omniLanguage: by('code', 'sv-SE'),
			omniValues: { mappingMode: 'defineBelow', value: { name: 'Noor' } },
		},
		{
			omni_template: {
				template_id: 'order_shipped',
				version: 'latest',
				language_code: 'sv-SE',
				parameters: { name: 'Noor' },
			},
		},
	),
	template(
		'omni-channel',
		{
			templateOf: 'omni',
			omniTemplate: byId('order_shipped'),
			templateVersion: 'latest',
			omniLanguage: by('code', 'en-US'),
			templateFill: 'names',
			templateParameters: { parameter: [{ name: 'name', value: 'Noor' }] },
		},
		{
			omni_template: {
				template_id: 'order_shipped',
				version: 'latest',
				language_code: 'en-US',
				parameters: { name: 'Noor' },
			},
		},
	),
	template(
		'KakaoTalk',
		{ templateOf: 'KAKAOTALK', templateId: 'welcome' },
		{ channel_template: { KAKAOTALK: { template_id: 'welcome' } } },
	),
	content(
		'JSON',
		{ messageType: 'json', messageJson: '{ "text_message": { "text": "Hello" } }' },
		{ text_message: { text: 'Hello' } },
	),
	content(
		'an agent, a reply and overrides',
		{
			text: 'Hello',
			options: {
				agentName: 'Noor',
				agentType: 'HUMAN',
				agentPicture: 'https://example.com/noor.jpg',
				replyTo: '01HMSG00000000000000000000',
				omniOverride: '{ "SMS": { "text_message": { "text": "Hi" } } }',
				nativeOverride: '{ "WHATSAPP": "{}" }',
			},
		},
		{
			text_message: { text: 'Hello' },
			agent: { display_name: 'Noor', type: 'HUMAN', picture_url: 'https://example.com/noor.jpg' },
			reply_to: { message_id: '01HMSG00000000000000000000' },
			explicit_channel_omni_message: { SMS: { text_message: { text: 'Hi' } } },
			explicit_channel_message: { WHATSAPP: '{}' },
		} as AppMessage,
	),
];
