import type { INodeProperties } from 'n8n-workflow';
import { when } from './when';

const skipIfSent: INodeProperties = {
	displayName: 'Skip If Already Sent',
	name: 'skipIfSent',
	type: 'boolean',
	default: false,
	description:
		'Whether to look on the server first and send only what is not there yet. Makes it safe to run a sheet again.',
};

const lookBack: INodeProperties = {
	displayName: 'Look Back (Hours)',
	name: 'lookBack',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 8760 },
	default: 24,
	description: 'How far back Skip If Already Sent looks for the same message',
};

const settleTime: INodeProperties = {
	displayName: 'Settle Time (Seconds)',
	name: 'settleTime',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 300 },
	default: 15,
	description:
		'How long to go on looking for a message after a timeout or a broken connection, since what was sent may arrive late',
};

/** Check Only, below Skip If Already Sent, and on every operation that asks for a confirmation. */
export const checkOnly: INodeProperties = {
	displayName: 'Check Only',
	name: 'checkOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to send and change nothing, and only report, for each item, what would happen: a dry run',
};

const shownLookBack = when('skipIfSent', [true], [lookBack]);
const shownSettleTime = when('skipIfSent', [true], [settleTime]);

/** Skip If Already Sent, below the content of every operation that sends a message. `sendOptionsOf` reads it. */
export const skipFields = [skipIfSent, ...shownLookBack, ...shownSettleTime];

/** Skip If Already Sent of an operation that is done or not, whenever that was. */
export const skipFieldsOfState = [skipIfSent, ...shownSettleTime];
