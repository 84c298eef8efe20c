import { createdContactIn } from '../../answers';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import {
	contactConversions,
	customAttributes,
	inboxOfNew,
	newContactFields,
	newContactOptions,
	numericId,
	withCustomAttributes,
} from './fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description: 'Create a person and their session in an inbox. Changes data.',
	},
	route: routes.createContact,
	alsoCalls: [routes.listAttributeDefinitions],
	fields: [inboxOfNew, ...newContactFields],
	options: [...newContactOptions, customAttributes],
	convert: { inboxId: numericId, ...contactConversions },
	buildRequest: withCustomAttributes,
	beforeSend: checkAttributes('contact_attribute'),
	pickRecord: createdContactIn,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
});
