import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Output, Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { numericId } from '../../ids';
import { wholeList } from '../../pagers';
import { routes } from '../../routes';
import { contactId } from '../fields';
import { contactOutput } from './output';

// The form of the output is chosen by the same fields as that of contacts.
const entity: Output = {
	...conversationEntity,
	ids: ({ id, inbox_id: inboxId, status }) => ({ conversationId: id, inboxId, status }),
};

export const getConversations: Operation = {
	option: {
		name: 'Get Conversations',
		value: 'getConversations',
		action: 'Get conversations of a contact',
		description: 'List the newest conversations of a person: Chatwoot gives 20 at most, and no more. Only reads.',
	},
	route: routes.listContactConversations,
	fields: [contactId, ...listFields, ...contactOutput, delivery],
	convert: { contact_id: numericId },
	output: entity,
	pager: wholeList,
};
