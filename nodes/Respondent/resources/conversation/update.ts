import { inBody, InvalidInput, isEmpty, isRecord, updateFieldsOf } from '../../../shared';
import { conversationOutput } from '../../outputs';
import { callToConversation, defineOperation, routes } from '../../routes';
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
	alsoCalls: [routes.getConversation],
	path: { conversationUid: conversationId },
	fields: [updateFields],
	buildRequest: (call) => {
		if (isEmpty(call.body)) throw new InvalidInput('"Update Fields" is empty', 'Add the field that is to change.');
		return call;
	},
	// An answer that is no conversation does not show whether it is locked.
	findOwn: async ({ fetch, call: { path, body } }) => {
		const answer = await fetch(callToConversation(path.conversationUid));
		const conversation = isRecord(answer) ? answer : {};
		return Object.entries(body).every(([name, value]) => conversation[name] === value) ? conversation : undefined;
	},
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'updated' },
});
