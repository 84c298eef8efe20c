import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { needsConversationMode } from '../../appSettings';
import { conversationEntity } from '../../outputs/message';
import { appFilter, channelFilter, contactFilter } from '../fields';
import { conversationPager } from '../../pagers';
import { getAppRoute } from '../../routes';
import { conversationOutput } from './output';

const filters = filtersOf([
	channelFilter('Active Channel', 'activeChannel', 'active_channel'),
	appFilter,
	contactFilter,
	{
		displayName: 'State',
		name: 'state',
		type: 'options',
		default: true,
		description: 'Only active or only stopped conversations. Without this filter both are listed.',
		options: [
			{ name: 'Active', value: true },
			{ name: 'Stopped', value: false },
		],
		routing: { send: { type: 'query', property: 'only_active' } },
	},
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List the conversations of an app, of a contact, or of both. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/conversations',
	alsoCalls: [getAppRoute],
	fields: [...listFields, filters, ...conversationOutput, delivery],
	check: ({ query: { app_id, contact_id } }) => {
		if (app_id !== undefined || contact_id !== undefined) return;
		throw new InvalidInput(
			'Neither an app nor a contact is given',
			'Add the filter App or the filter Contact, or both.',
		);
	},
	beforeSend: needsConversationMode,
	output: conversationEntity,
	pager: conversationPager,
};
