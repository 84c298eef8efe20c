import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { line } from '../../content/simple';
import { contactEntity } from '../../outputs/message';
import { channelFilter } from '../fields';
import { contactPager } from '../../pagers';
import { toIdentity } from '../../phone';
import { withQuery } from '../../body';
import { listContactsRoute } from '../../routes';
import { contactOutput } from './output';
import { toText } from '../../../shared/base/record';

const filters = filtersOf([
	channelFilter('Channel', 'channel', 'channel'),
	line('External ID', 'externalId', 'Only the contact that has this ID in your own system', {
		placeholder: 'e.g. crm-1001',
		routing: { send: { type: 'query', property: 'external_id' } },
	}),
	line('Identity', 'identity', 'Only the contact that is known by this on the channel, e.g. a phone number', {
		placeholder: 'e.g. +46701234567',
		routing: { send: { type: 'query', property: 'identity' } },
	}),
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many contacts',
		description: 'List the contacts of the project, or look some up. Only reads.',
	},
	route: listContactsRoute,
	fields: [...listFields, filters, ...contactOutput, delivery],
	buildRequest: (call) => {
		const { channel, identity, external_id } = call.query;
		if ((channel === undefined) !== (identity === undefined)) {
			throw new InvalidInput(
				'"Channel" and "Identity" go together, but only one of them is given',
				'Add the other one.',
			);
		}
		if (channel !== undefined && external_id !== undefined) {
			throw new InvalidInput(
				'"External ID" cannot be combined with "Channel" and "Identity"',
				'Leave one of the two out.',
			);
		}
		return channel === undefined ? call : withQuery(call, { identity: toIdentity(toText(channel), identity) });
	},
	output: contactEntity,
	pager: contactPager,
};
