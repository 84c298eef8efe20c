import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { eventEntity } from '../../outputs/message';
import { contactFilter, conversationFilter } from '../fields';
import { eventPager } from '../../pagers';
import { eventOutput } from './output';

const filters = filtersOf([contactFilter, conversationFilter]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many events',
		description: 'List the stored events of a conversation or a contact. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/events',
	fields: [...listFields, filters, ...eventOutput, delivery],
	check: ({ query: { conversation_id, contact_id } }) => {
		if (conversation_id !== undefined || contact_id !== undefined) return;
		throw new InvalidInput('Neither a conversation nor a contact is given', 'Add the filter Conversation or Contact.');
	},
	output: eventEntity,
	pager: eventPager,
};
