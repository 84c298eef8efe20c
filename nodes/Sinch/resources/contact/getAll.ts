import { holdsOwnId, inQuery, InvalidInput, textField, toText } from '../../../shared';
import { withQuery } from '../../body';
import { contactOutput } from '../../outputs';
import { contactsByIdentityPager } from '../../pagers';
import { toIdentity } from '../../phone';
import { defineOperation, routes } from '../../routes';
import { channelFilter, filtersOf } from '../filters';

const filters = filtersOf([
	channelFilter('Channel', 'channel', 'channel'),
	textField('External ID', 'externalId', 'Only the contact that has this ID in your own system', {
		...holdsOwnId,
		placeholder: 'e.g. crm-1001',
		...inQuery('external_id'),
	}),
	textField(
		'Phone Number or ID',
		'identity',
		'Only the contact that is known by this on the channel, e.g. a phone number',
		{
			placeholder: 'e.g. +46701234567',
			...inQuery('identity'),
		},
	),
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many contacts',
		description: 'List the contacts of the project, or look some up. Only reads.',
	},
	route: routes.listContacts,
	filters: [filters],
	buildRequest: (call) => {
		const { channel, identity, external_id } = call.query;
		if ((channel === undefined) !== (identity === undefined)) {
			throw new InvalidInput(
				'"Channel" and "Phone Number or ID" go together, but only one of them is given',
				'Add the other one.',
			);
		}
		if (channel !== undefined && external_id !== undefined) {
			throw new InvalidInput(
				'"External ID" cannot be combined with "Channel" and "Phone Number or ID"',
				'Leave one of the two out.',
			);
		}
		return channel === undefined ? call : withQuery(call, { identity: toIdentity(toText(channel), identity) });
	},
	output: contactOutput,
	pager: contactsByIdentityPager,
});
