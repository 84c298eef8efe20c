import { delivery } from '../../../shared/fields/delivery';
import type { Output, Operation } from '../../../shared/operation/operation';
import { objectId } from '../../objectId';
import { externalResearcherFilter, projectFilter } from '../fields';
import { filtersOf } from '../../../shared/fields/list';

const inboxFilters = filtersOf([externalResearcherFilter, projectFilter], 'inboxFilters');

const inboxEntity: Output = {
	simplify: (records) =>
		records.map(({ read, count, unreadCount, unreadIds }) => ({
			allRead: read ?? unreadCount === 0,
			conversationCount: count ?? null,
			unreadCount: unreadCount ?? null,
			unreadConversationIds: unreadIds ?? [],
		})),
	ids: () => ({}),
};

export const getInbox: Operation = {
	option: {
		name: 'Get Inbox',
		value: 'getInbox',
		action: 'Get the inbox overview',
		description: 'Get how many conversations are unread, and their IDs. Only reads.',
	},
	route: 'GET /v1/messaging/messages/inbox',
	fields: [inboxFilters, delivery],
	convert: { 'inboxFilters.projectId': objectId },
	output: inboxEntity,
	emptyResult: () => ({ found: false }),
};
