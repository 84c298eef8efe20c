import type { WhatsAppTemplateRecord } from './records';
import type { SinchStore } from './store';

type Components = WhatsAppTemplateRecord['details']['components'];

const body = (text: string) => ({ type: 'BODY', text });

const templates: Array<
	[name: string, language: string, components: Components, state?: WhatsAppTemplateRecord['state']]
> = [
	['greeting', 'en_US', [body('Welcome to our shop.'), { type: 'FOOTER', text: 'Reply STOP to opt out' }]],
	['login_code', 'en_US', [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otpType: 'COPY_CODE' }] }]],
	['new_in_store', 'en_US', [body('Have a look at our new tables.')], 'PAUSED'],
	[
		'order_shipped',
		'en_US',
		[
			{ type: 'HEADER', format: 'DOCUMENT' },
			body('Hello {{1}}, your order {{2}} is on its way.'),
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'URL', text: 'Track', url: 'https://example.com/track/{{1}}' },
					{ type: 'QUICK_REPLY', text: 'Thanks' },
				],
			},
		],
	],
	['order_shipped', 'sv', [body('Hej {{1}}, din beställning {{2}} är på väg.')]],
	['order_shipped', 'de', [body('Hallo {{1}}, Ihre Bestellung {{2}} ist unterwegs.')], 'REJECTED'],
];

/** WhatsApp templates by name: in one and in several languages, with and without variables, approved and not. */
export function addWhatsAppTemplates(store: SinchStore): void {
	for (const [name, language, components, state = 'APPROVED'] of templates) {
		store.whatsAppTemplates.push({ name, language, category: 'UTILITY', state, details: { components } });
	}
}
