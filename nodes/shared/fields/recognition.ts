import type { INodeProperties } from 'n8n-workflow';
import { holdsOwnId } from './pasted';
import { whenMain } from './when';

const recognizeBy: INodeProperties = {
	displayName: 'Recognize By',
	name: 'recognizeBy',
	type: 'options',
	default: 'content',
	options: [
		{ name: 'Content', value: 'content', description: 'By all that the message says and shows' },
		{ name: 'Key', value: 'key', description: 'By your own key alone, also when the text was changed' },
	],
	description:
		'By what Skip If Already Sent knows a message again. The first run after a change to Key does not know what was sent without a key before.',
};

const messageKey: INodeProperties = {
	displayName: 'Key',
	name: 'messageKey',
	...holdsOwnId,
	type: 'string',
	default: '',
	placeholder: 'e.g. order-1017 reminder-2',
	description:
		'Your own name for this message, e.g. the order number and the step. A hash of it is stored with the message, and Recognize By can go by it.',
};

function sendUnchecked(where: string): INodeProperties {
	return {
		displayName: 'Send if It Cannot Be Checked',
		name: 'sendUnchecked',
		type: 'boolean',
		default: true,
		description: `Whether Skip If Already Sent lets a message out ${where}, so that nobody can tell whether it was sent before`,
	};
}

const ifFailedBefore: INodeProperties = {
	displayName: 'If Delivery Failed Before',
	name: 'ifFailedBefore',
	type: 'options',
	default: 'send',
	options: [
		{ name: 'Fail the Item', value: 'fail', description: 'The item fails with the reason that the channel gave' },
		{ name: 'Send Again', value: 'send', description: 'A message that was not delivered counts as not sent' },
	],
	description: 'What Skip If Already Sent does when the same message was sent before, but not delivered',
};

/**
 * How Skip If Already Sent recognises a message, for services whose messages carry a mark: entries of Options, which `recognitionOf`
 * reads. All but Key show with that switch alone: a key is stored with every message, so that a later run can go by it. `unchecked`
 * names the case in which nobody can tell whether a message was sent before.
 */
export function recognitionOptions(unchecked: string): INodeProperties[] {
	return [messageKey, ...whenMain('skipIfSent', [true], [recognizeBy, ifFailedBefore, sendUnchecked(unchecked)])];
}
