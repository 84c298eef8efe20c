import { createsEachRun, inBody } from '../../../shared';
import { subjectOf } from '../../email';
import { agentReference } from '../../ids';
import { conversationOutput, simplifyConversation } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { checkedConversation } from '../../steps/checkedConversation';
import { findOpened, openConversation } from '../../steps/openConversation';
import { contactId } from '../fields';
import { customAttributeConversions, customAttributes, inboxOfNew, numericId, withCustomAttributes } from './fields';
import { newConversationOptions } from './newConversationOptions';

const contact = {
	...contactId,
	description: 'The person. To use an email address or a phone number instead, take Message: Send to Contact.',
	...inBody('contact_id'),
};

const eachRunNotice = createsEachRun(
	'To write into the conversation that a contact has already, take Message: Send to Contact.',
);

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation with a contact. An inbox that allows one conversation per contact gives the one that it has, reopened; status, agent, team and attributes of the row are then not set. Changes data.',
	},
	route: routes.createConversation,
	alsoCalls: [
		routes.listAttributeDefinitions,
		routes.listAgents,
		routes.listTeams,
		routes.listTeamMembers,
		routes.listInboxMembers,
		routes.listInboxes,
		routes.getContact,
		routes.listContactConversations,
		routes.filterConversations,
		routes.setStatus,
	],
	fields: [inboxOfNew, contact, eachRunNotice],
	options: [...newConversationOptions, customAttributes],
	convert: {
		inboxId: numericId,
		contactId: numericId,
		'options.assigneeId': agentReference,
		'options.teamId': numericId,
		...customAttributeConversions,
	},
	buildRequest: (call, values) =>
		withCustomAttributes({ ...call, body: { ...call.body, ...subjectOf(values) } }, values),
	beforeSend: checkedConversation,
	run: openConversation,
	findOwn: findOpened,
	output: {
		...conversationOutput,
		simplify: (records) => records.map((record) => ({ ...simplifyConversation(record), created: record.created })),
		ids: ({ id, created }) => ({ conversationId: id, created }),
	},
	wording: { noun: 'conversation', participle: 'created' },
});
