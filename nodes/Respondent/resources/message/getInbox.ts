import { filtersOf } from '../../../shared';
import { inboxOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { externalResearcherFilter, objectId, projectFilter } from '../fields';

export const getInbox = defineOperation({
	option: {
		name: 'Get Inbox',
		value: 'getInbox',
		action: 'Get the inbox overview',
		description: 'Get how many conversations are unread, and their IDs. Only reads.',
	},
	route: 'GET /v1/messaging/messages/inbox',
	filters: [filtersOf([externalResearcherFilter, projectFilter], 'inboxFilters')],
	convert: { 'inboxFilters.projectId': objectId },
	output: inboxOutput,
});
