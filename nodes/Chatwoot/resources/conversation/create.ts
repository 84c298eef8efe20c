import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/deliveryFields';
import type { Operation } from '../../../shared/operation';
import { picker } from '../../../shared/locator';
import { isRecord } from '../../../shared/record';
import { attributesIn, attributeTypes, customAttributes } from '../../customAttributes';
import { conversationEntity } from '../../entities';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { inboxId } from '../fields';
import { STATUSES } from './fields';
import { conversationOutput } from './output';

const contact = picker({
	displayName: 'Contact',
	name: 'contactId',
	required: true,
	description: 'The person. To use an email address or a phone number instead, take Message: Send to Contact.',
	searchMethod: 'searchContacts',
	example: '913',
	routing: { send: { type: 'body', property: 'contact_id' } },
});

const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		picker({
			displayName: 'Agent',
			name: 'assigneeId',
			description: 'The agent to give it to',
			searchMethod: 'searchAgents',
			example: '3',
			routing: { send: { type: 'body', property: 'assignee_id' } },
		}),
		{
			displayName: 'Mail Subject',
			name: 'mailSubject',
			type: 'string',
			default: '',
			placeholder: 'e.g. Your order A-1001',
			description: 'Email inboxes only: the subject line',
		},
		{
			displayName: 'Source ID',
			name: 'sourceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 82bf57f4-446e-44f7-b89c-2bf7058f961f',
			description: "The contact's session in the inbox, if there are several: Contact: Get gives it in raw output",
			routing: { send: { type: 'body', property: 'source_id' } },
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			default: 'open',
			description: 'The state it begins in',
			options: STATUSES,
			routing: { send: { type: 'body', property: 'status' } },
		},
		picker({
			displayName: 'Team',
			name: 'teamId',
			description: 'The team to give it to',
			searchMethod: 'searchTeams',
			example: '2',
			routing: { send: { type: 'body', property: 'team_id' } },
		}),
	],
};

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation with a contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: routes.createConversation,
	fields: [inboxId, contact, createFields, customAttributes, ...conversationOutput, delivery],
	convert: {
		inboxId: numericId,
		contactId: numericId,
		'createFields.assigneeId': numericId,
		'createFields.teamId': numericId,
		...attributeTypes,
	},
	prepare: (call, { inboxId: inbox, customAttributes: given, createFields: more }) => {
		const attributes = attributesIn(given);
		const subject = isRecord(more) ? more.mailSubject : undefined;
		const body = {
			inbox_id: inbox as number,
			...call.body,
			...(Object.keys(attributes).length > 0 && { custom_attributes: attributes }),
			...(subject !== undefined && { additional_attributes: { mail_subject: subject } }),
		};
		return { ...call, body };
	},
	entity: conversationEntity,
	done: { what: 'conversation', verb: 'created' },
};
