import { InvalidInput } from '../../../shared';
import { messageOutput } from '../../outputs';
import { messagesByIdentityPager } from '../../pagers';
import { toIdentityOfAnyChannel } from '../../phone';
import { defineOperation, routes } from '../../routes';
import { messageFilters, view } from './filters';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List stored messages of both sides, newest first. Only reads.',
	},
	route: routes.listMessages,
	filters: [messageFilters, view],
	convert: { 'filters.channelIdentity': toIdentityOfAnyChannel },
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
	pager: messagesByIdentityPager,
});
