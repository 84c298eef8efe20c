import { delivery } from '../../../shared/deliveryFields';
import { filtersOf } from '../../../shared/filters';
import { listFields } from '../../../shared/listFields';
import type { Operation } from '../../../shared/operation';
import { conversationEntity } from '../../entities';
import { listConversationsRoute } from '../../evidence';
import { objectId } from '../../objectId';
import { respondentListPager } from '../../pager';
import { externalResearcherFilter, projectFilter } from '../fields';
import { conversationOutput } from './output';

const filters = filtersOf([externalResearcherFilter, projectFilter]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List the conversations of the team. Only reads.',
	},
	route: listConversationsRoute,
	fields: [...listFields, filters, ...conversationOutput, delivery],
	convert: { 'filters.projectId': objectId },
	entity: conversationEntity,
	pager: respondentListPager('uid'),
};
