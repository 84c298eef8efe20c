import type { INodeProperties } from 'n8n-workflow';

/** How requests are spaced, and repeated where that is safe: entries of the Options of every operation. */
export const deliveryOptions: INodeProperties[] = [
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
];
