import { toList } from '../../../shared';
import { openedConversation } from '../../findSent';
import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { groupNotice, objectId, objectIds, participantFields, projectId } from '../fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description: 'Open a conversation about a project with one or more participants. Changes data.',
	},
	route: routes.createConversation,
	alsoCalls: [routes.listConversations],
	fields: [projectId, groupNotice, ...participantFields],
	convert: { projectId: objectId, participantUserIds: objectIds, participantIds: objectIds },
	output: conversationOutput,
	dryRun: ({ call: { body } }) => ({
		contactId: toList(body.participantUserIds).join(', '),
		projectId: body.projectId,
	}),
	sentCheck: openedConversation,
	wording: { noun: 'conversation', participle: 'created' },
});
