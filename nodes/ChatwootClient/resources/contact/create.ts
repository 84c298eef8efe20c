import { InvalidInput, isEmpty } from '../../../shared';
import { contactOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { contactConversions, createFields, customAttributes, withCustomAttributes } from './fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description:
			'Create a contact and its session in the inbox; one that is known by source ID, identifier, email or phone number is used again. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts',
	fields: [createFields, customAttributes],
	convert: contactConversions,
	buildRequest: (call, values) => {
		const complete = withCustomAttributes(call, values);
		if (!isEmpty(complete.body)) return complete;
		throw new InvalidInput('"Additional Fields" is empty', 'Add at least a name or an identifier.');
	},
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
});
