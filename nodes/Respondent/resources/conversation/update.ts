import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { conversationUid } from '../fields';
import { conversationOutput } from './output';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Locked',
			name: 'locked',
			type: 'boolean',
			default: true,
			description: 'Whether the conversation is locked. Respondent may then refuse messages into it.',
			routing: { send: { type: 'body', property: 'locked' } },
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Interview scheduling',
			description: 'The name shown above the conversation',
			routing: { send: { type: 'body', property: 'name' } },
		},
	],
};

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Rename, lock or unlock a conversation. Changes data.',
	},
	route: 'PATCH /v1/messaging/conversations/{conversationUid}',
	fields: [conversationUid, updateFields, ...conversationOutput, delivery],
	check: ({ body }) => {
		if (Object.keys(body).length === 0)
			throw new InvalidInput('"Update Fields" is empty', 'Add the field that is to change.');
	},
	output: conversationEntity,
	emptyResult: ({ path }) => ({ success: true, conversationId: path.conversationUid }),
	wording: { noun: 'conversation', participle: 'updated' },
};
