import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { listConversationsRoute } from '../../findSent';
import { objectId } from '../../objectId';
import { respondentListPager } from '../../pagers';
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
	output: conversationEntity,
	pager: respondentListPager('uid'),
};
