import { toList } from '../../../shared/parameters/convert';
import { delivery, sendOptions } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { listConversationsRoute, openedConversation } from '../../findSent';
import { objectId, objectIds } from '../../objectId';
import { participants, projectId } from '../fields';
import { conversationOutput } from './output';

/** Opens a conversation: `ConversationsController_create` of the contract. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description: 'Open a conversation about a project with one or more participants. Changes data.',
	},
	route: 'POST /v1/messaging/conversations',
	alsoCalls: [listConversationsRoute],
	fields: [projectId, ...participants, ...conversationOutput, sendOptions, delivery],
	convert: { projectId: objectId, participantUserIds: objectIds, participantIds: objectIds },
	output: conversationEntity,
	planned: ({ body: { projectId: project, participantUserIds } }) => ({
		contactId: toList(participantUserIds).join(', '),
		projectId: project,
	}),
	wording: { noun: 'conversation', participle: 'created' },
	sentCheck: openedConversation,
};
