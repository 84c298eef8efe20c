import { inBody, type Call, type Row } from '../../../shared';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { emailFieldOf, requireEmailInbox, subjectOf } from '../../email';
import { agentReference } from '../../ids';
import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { checkAssignment } from '../../steps/checkAssignment';
import { inboxOf } from '../../steps/inboxRules';
import { contactId } from '../fields';
import {
	createFields,
	customAttributeConversions,
	customAttributes,
	inboxOfNew,
	numericId,
	withCustomAttributes,
} from './fields';

interface CreationBody {
	inbox_id?: number;
	assignee_id?: number | string;
	team_id?: number;
}

const contact = {
	...contactId,
	description: 'The person. To use an email address or a phone number instead, take Message: Send to Contact.',
	...inBody('contact_id'),
};

/** The ID of the agent who gets the conversation, once agent and team may have it. Throws an InvalidInput or a Failure. */
async function assigneeOf(row: Row): Promise<number | undefined> {
	const { assignee_id: agent, team_id: team, inbox_id: inboxId } = row.call.body as CreationBody;
	return await checkAssignment(row, { agent, team, inboxId: async () => await Promise.resolve(Number(inboxId)) });
}

function withAssignee<P extends string>(call: Call<P>, assignee: number | undefined): Call<P> {
	return assignee === undefined ? call : { ...call, body: { ...call.body, assignee_id: assignee } };
}

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation with a contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: routes.createConversation,
	alsoCalls: [
		routes.listAttributeDefinitions,
		routes.listAgents,
		routes.listTeams,
		routes.listTeamMembers,
		routes.listInboxMembers,
		routes.listInboxes,
	],
	fields: [inboxOfNew, contact, createFields, customAttributes],
	convert: {
		inboxId: numericId,
		contactId: numericId,
		'createFields.assigneeId': agentReference,
		'createFields.teamId': numericId,
		...customAttributeConversions,
	},
	buildRequest: (call, values) =>
		withCustomAttributes({ ...call, body: { ...call.body, ...subjectOf(values) } }, values),
	beforeSend: async (row) => {
		const { body } = row.call;
		const emailField = emailFieldOf(body, row.values);
		if (emailField !== undefined) {
			const inbox = await inboxOf(row, Number(body.inbox_id));
			requireEmailInbox(emailField, inbox?.channel_type);
		}
		return withAssignee(await checkAttributes('conversation_attribute')(row), await assigneeOf(row));
	},
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'created' },
});
