import { InvalidInput, isEmpty, omit, type Call, type Values } from '../../../shared';
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

// Chatwoot creates a contact of nothing, too, and lists it nowhere: a blank row of a sheet would leave one behind.
function withDetails<P extends string>(call: Call<P>, values: Values): Call<P> {
	const complete = withCustomAttributes(call, values);
	if (!isEmpty(omit(complete.body, 'inbox_id'))) return complete;
	throw new InvalidInput(
		'The contact is empty',
		'Enter at least a name, an email address, a phone number or an identifier.',
	);
}

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
	buildRequest: withDetails,
	beforeSend: checkAttributes('contact_attribute'),
	pickRecord: createdContactIn,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
});
