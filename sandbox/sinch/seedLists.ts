import type { AppRecord, ConsentRecord, TemplateRecord } from './records';
import type { SinchStore } from './store';

const DAY = 24 * 60 * 60 * 1000;
const LISTS = ['OPT_OUT_ALL', 'OPT_OUT_MARKETING', 'OPT_OUT_NOTIFICATION'] as const;
const OPTED_OUT = 36;

/** The first contacts have opted out of the app, each from one list in turn. Every sixth one has opted in again. */
export function addConsents(store: SinchStore, app: AppRecord, baseTime: number): void {
	for (const [index, contact] of store.contacts.slice(0, OPTED_OUT).entries()) {
		const identity = (contact.channel_identities.at(-1)?.identity ?? '').replace(/^\+/, '');
		const list_type = LISTS[index % LISTS.length] ?? 'OPT_OUT_ALL';
		const record = (operation: ConsentRecord['operation'], time: number): ConsentRecord => ({
			identity,
			app_id: app.id,
			list_type,
			origin: index % 4 === 0 ? 'ORIGIN_API' : 'ORIGIN_MO',
			operation,
			datetime: new Date(time).toISOString(),
		});
		store.consents.push(record('OPERATION_INSERT', baseTime + index * DAY));
		if (index % 6 === 5) store.consents.push(record('OPERATION_DELETE', baseTime + (index + 1) * DAY));
	}
}

const texts = {
	'en-US': 'Hello ${name}, your order is on its way.',
	'sv-SE': 'Hej ${name}, din beställning är på väg.',
};

/** Two omni-channel templates: one in two languages, one in one language. */
export function addTemplates(store: SinchStore, baseTime: number): void {
	const time = new Date(baseTime).toISOString();
	const template = (id: string, languages: Array<keyof typeof texts>): TemplateRecord => ({
		id,
		description: `Seeded template ${id}`,
		version: 1,
		default_translation: languages[0] ?? '',
		translations: languages.map((language_code) => ({
			language_code,
			version: '1',
			variables: [{ key: 'name', preview_value: 'Noor' }],
			text_message: { text: texts[language_code] },
			create_time: time,
			update_time: time,
		})),
		create_time: time,
		update_time: time,
	});
	store.templates.push(template('order_shipped', ['en-US', 'sv-SE']), template('greeting', ['en-US']));
}
