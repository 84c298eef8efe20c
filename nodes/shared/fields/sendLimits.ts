import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId } from './pasted';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((name) => ({
	name,
	value: name.toLowerCase(),
}));

const sendOnlyBetween: INodeProperties = {
	displayName: 'Send Only Between',
	name: 'sendOnlyBetween',
	type: 'fixedCollection',
	placeholder: 'Add Hours',
	default: {
		hours: { from: '09:00', to: '18:00', days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], timezone: '' },
	},
	description:
		'The hours in which items are sent. At other times an item ends as skipped, with the next time as the reason.',
	options: [
		{
			displayName: 'Hours',
			name: 'hours',
			values: [
				{
					displayName: 'From',
					name: 'from',
					...holdsAddressOrId,
					type: 'string',
					default: '09:00',
					placeholder: 'e.g. 09:00',
					required: true,
					description: 'The time of day from which items are sent',
				},
				{
					displayName: 'To',
					name: 'to',
					...holdsAddressOrId,
					type: 'string',
					default: '18:00',
					placeholder: 'e.g. 18:00',
					required: true,
					description:
						'The time of day at which sending ends, up to 24:00. A time before From is on the next day, e.g. from 22:00 to 06:00.',
				},
				{
					displayName: 'Days',
					name: 'days',
					type: 'multiOptions',
					default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
					options: days,
					description: 'The days on which the hours begin',
				},
				{
					displayName: 'Time Zone',
					name: 'timezone',
					...holdsAddressOrId,
					type: 'string',
					default: '',
					placeholder: 'e.g. Europe/Berlin',
					description: "Whose time of day counts, e.g. from a column. Empty means the workflow's time zone.",
				},
			],
		},
	],
};

const stopAfter: INodeProperties = {
	displayName: 'Stop After',
	name: 'stopAfter',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 100,
	required: true,
	description:
		'The most items that one run of this node sends: a guard against a wrong sheet. Further items end as skipped. Items that were sent before do not count. In a loop, each round is a run of its own.',
};

/** The hours in which items are sent, and the most items that a run sends: entries of the Options of sends. */
export const sendLimits = [sendOnlyBetween, stopAfter];
