import { inBody, InvalidInput, isEmpty, updateFieldsOf } from '../../../shared';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationId } from '../fields';

const updateFields = updateFieldsOf([
	{
		displayName: 'Locked',
		name: 'locked',
		type: 'boolean',
		default: true,
		description: 'Whether the conversation is locked. Respondent may then refuse messages into it.',
		...inBody('locked'),
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Interview scheduling',
		description: 'The name shown above the conversation',
		...inBody('name'),
	},
]);

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Rename, lock or unlock a conversation. Changes data.',
	},
	route: 'PATCH /v1/messaging/conversations/{conversationUid}',
	path: { conversationUid: conversationId },
	fields: [updateFields],
	buildRequest: (call) => {
		if (isEmpty(call.body)) throw new InvalidInput('"Update Fields" is empty', 'Add the field that is to change.');
		return call;
	},
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'updated' },
});
