import type { AppRecord } from './records';

type AppSeed = Pick<
	AppRecord,
	'dispatch_retention_policy' | 'display_name' | 'processing_mode' | 'retention_policy'
> & {
	channels: string[];
};

const kept = (ttl_days: number) => ({ retention_type: 'MESSAGE_EXPIRE_POLICY', ttl_days }) as const;

/** One app that keeps conversations, one that only dispatches, and one that dispatches and keeps for a week. */
export const appSeeds: AppSeed[] = [
	{
		display_name: 'Customer care',
		processing_mode: 'CONVERSATION',
		retention_policy: kept(180),
		dispatch_retention_policy: kept(0),
		channels: ['WHATSAPP', 'SMS', 'RCS', 'MESSENGER', 'LINE'],
	},
	{
		display_name: 'Alerts',
		processing_mode: 'DISPATCH',
		retention_policy: kept(180),
		dispatch_retention_policy: kept(0),
		channels: ['SMS'],
	},
	{
		display_name: 'Reminders',
		processing_mode: 'DISPATCH',
		retention_policy: kept(180),
		dispatch_retention_policy: kept(7),
		channels: ['WHATSAPP', 'SMS'],
	},
];

export const people = {
	first: ['Noor', 'Mateo', 'Ingrid', 'Kwame', 'Yuki', 'Leila', 'Tomasz', 'Amara', 'Elias', 'Priya'],
	last: ['Bakker', 'Costa', 'Dahl', 'Osei', 'Tanaka', 'Rahimi', 'Nowak', 'Okafor'],
} as const;

export const messageTexts = {
	app: [
		'Hi {name}, your order is on its way.',
		'Hi {name}, does Tuesday at 10:00 suit you?',
		'{name}, your appointment is confirmed.',
		'Thank you, {name}. Is there anything else we can do?',
	],
	contact: ['Thank you!', 'Could it be an hour later?', 'Yes, please.', 'Where is my parcel?'],
} as const;
