import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { messageEntity } from '../../outputs/message';
import { messagePager } from '../../pagers';
import { listMessagesRoute } from '../../routes';
import { messageFilters } from './filters';
import { messageOutput } from './output';

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
	routing: { send: { type: 'query', property: 'view' } },
};

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List stored messages of both sides, newest first. Only reads.',
	},
	route: listMessagesRoute,
	fields: [...listFields, messageFilters, view, ...messageOutput, delivery],
	check: ({
		query: { start_time: start, end_time: end, only_recipient_originated: only, messages_source: source },
	}) => {
		if (typeof start === 'string' && typeof end === 'string' && start >= end) {
			throw new InvalidInput(`"Since" (${start}) does not lie before "Until" (${end})`, 'Swap the two.');
		}
		if (only === undefined || source === 'DISPATCH_SOURCE') return;
		throw new InvalidInput(
			'"Only From People" works with dispatch messages only',
			'Add "Messages Source" with Dispatch.',
		);
	},
	output: messageEntity,
	pager: messagePager,
};
