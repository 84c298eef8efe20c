import type { INodeProperties } from 'n8n-workflow';
import { sendOnlyBetween, stopAfter } from './sendLimits';

/** Delivery: how requests are retried and spaced. Every operation of every service has it. */
export const delivery: INodeProperties = {
	displayName: 'Delivery',
	name: 'delivery',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'How requests are spaced, and repeated where that is safe',
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
			default: 10,
			description: 'How many requests may be under way at once with this credential. Read from the first item.',
		},
		{
			displayName: 'Max Attempts',
			name: 'maxAttempts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 4,
			description:
				'How often a request is tried at most. A request is repeated only when the API has not processed it, or when a repetition changes nothing. Answers with 429 (too many requests) do not count: Max Wait limits them.',
		},
		{
			displayName: 'Max Wait (Seconds)',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3600 },
			default: 150,
			description:
				'How long one item waits between its tries, in total. The default is a little more than two minutes, because many APIs count requests per minute. When the API asks for a longer wait, the item fails at once and names the time.',
		},
	],
};

/** Check Only as a switch of its own, for operations without Skip If Already Sent. */
export const checkOnlySwitch: INodeProperties = {
	displayName: 'Check Only',
	name: 'checkOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to change nothing and only report, for each item, what would happen: a dry run',
};

/** Send Options: Skip If Already Sent and Check Only, on every operation that sends. */
export const sendOptions: INodeProperties = {
	displayName: 'Send Options',
	name: 'sendOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Check Only',
			name: 'checkOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to send nothing and only report, for each item, what would happen: a dry run',
		},
		{
			displayName: 'Look Back (Hours)',
			name: 'lookBack',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 8760 },
			default: 24,
			description: 'How far back Skip If Already Sent looks for the same message',
		},
		sendOnlyBetween,
		{
			displayName: 'Settle Time (Seconds)',
			name: 'settleTime',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 300 },
			default: 15,
			description:
				'How long to go on looking for a message after a timeout or a broken connection, since what was sent may arrive late',
		},
		{
			displayName: 'Skip If Already Sent',
			name: 'skipIfSent',
			type: 'boolean',
			default: true,
			description:
				'Whether to look on the server first and send only what is not there yet. Makes it safe to run a sheet again.',
		},
		stopAfter,
	],
};

/** Send Options with more entries than the usual ones, sorted by name. */
export function sendOptionsWith(options: INodeProperties[]): INodeProperties {
	const usual = (sendOptions.options ?? []) as INodeProperties[];
	return {
		...sendOptions,
		options: [...usual, ...options].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}
