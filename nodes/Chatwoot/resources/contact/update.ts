import { clearing } from '../../../shared';
import { unwrapPayload } from '../../answers';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactConversions, contactId, customAttributes, numericId, updateFields, withChanges } from './fields';

// Chatwoot 4.15.1 stores null as empty. An empty text as identifier leads to 500 where another contact has one.
const clear = clearing(updateFields, { email: null, identifier: null, name: '', phoneNumber: null });

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change a person. Custom attributes that are not named stay. Changes data.',
	},
	route: routes.updateContact,
	alsoCalls: [routes.listAttributeDefinitions],
	path: { contact_id: contactId },
	fields: [updateFields, clear.field, customAttributes],
	convert: { contactId: numericId, ...contactConversions },
	buildRequest: (call, values) => withChanges(clear.withCleared(call, values), values),
	beforeSend: checkAttributes('contact_attribute'),
	pickRecord: unwrapPayload,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'updated' },
});
