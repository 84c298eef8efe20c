import type { AppRecord } from './records';

/** The values that differ between the seeded apps. */
type AppSeed = Pick<
	AppRecord,
	'dispatch_retention_policy' | 'display_name' | 'persist_message_status' | 'processing_mode' | 'retention_policy'
> & {
	channels: string[];
};

const retention = (ttl_days: number) => ({ retention_type: 'MESSAGE_EXPIRE_POLICY', ttl_days }) as const;

/** An app in conversation mode, an app in dispatch mode without retention, and one in dispatch mode with a week of retention. */
export const appSeeds: AppSeed[] = [
	{
		display_name: 'Customer care',
		persist_message_status: { enabled: true },
		processing_mode: 'CONVERSATION',
		retention_policy: retention(180),
		dispatch_retention_policy: retention(0),
		channels: ['WHATSAPP', 'SMS', 'RCS', 'MESSENGER', 'LINE'],
	},
	{
		display_name: 'Alerts',
		persist_message_status: { enabled: false },
		processing_mode: 'DISPATCH',
		retention_policy: retention(180),
		dispatch_retention_policy: retention(0),
		channels: ['SMS'],
	},
	{
		display_name: 'Reminders',
		persist_message_status: { enabled: false },
		processing_mode: 'DISPATCH',
		retention_policy: retention(180),
		dispatch_retention_policy: retention(7),
		channels: ['WHATSAPP', 'SMS'],
	},
];

/** First and last names of fictitious people. */
export const people = {
	first: ['Noor', 'Mateo', 'Ingrid', 'Kwame', 'Yuki', 'Leila', 'Tomasz', 'Amara', 'Elias', 'Priya'],
	last: ['Bakker', 'Costa', 'Dahl', 'Osei', 'Tanaka', 'Rahimi', 'Nowak', 'Okafor'],
} as const;

/** Texts of messages, by sender. `{name}` stands for the contact's name. */
export const messageTexts = {
	app: [
		'Hi {name}, your order is on its way.',
		'Hi {name}, does Tuesday at 10:00 suit you?',
		'{name}, your appointment is confirmed.',
		'Thank you, {name}. Is there anything else we can do?',
	],
	contact: ['Thank you!', 'Could it be an hour later?', 'Yes, please.', 'Where is my parcel?'],
} as const;
