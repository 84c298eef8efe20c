import type { INodeProperties } from 'n8n-workflow';
import { inQuery, InvalidInput } from '../../../shared';
import { messageOutput } from '../../outputs';
import { messagePager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { messageFilters } from './filters';

const view: INodeProperties = {
	displayName: 'Include Metadata',
	name: 'view',
	type: 'options',
	default: 'WITH_METADATA',
	options: [
		{ name: 'With Metadata', value: 'WITH_METADATA' },
		{ name: 'Without Metadata', value: 'WITHOUT_METADATA' },
	],
	description: 'Whether the text that is kept with each message comes along',
	...inQuery('view'),
};

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List stored messages of both sides, newest first. Only reads.',
	},
	route: routes.listMessages,
	filters: [messageFilters, view],
	buildRequest: (call) => {
		const { start_time: start, end_time: end, only_recipient_originated: onlyFromPeople } = call.query;
		if (typeof start === 'string' && typeof end === 'string' && start >= end) {
			throw new InvalidInput(`"Since" (${start}) does not lie before "Until" (${end})`, 'Swap the two.');
		}
		if (onlyFromPeople === undefined || call.query.messages_source === 'DISPATCH_SOURCE') return call;
		throw new InvalidInput(
			'"Only From People" works with dispatch messages only',
			'Add "Messages Source" with Dispatch.',
		);
	},
	output: messageOutput,
	pager: messagePager,
});
