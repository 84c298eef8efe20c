import { unwrapPayload } from '../../answers';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactConversions, contactId, customAttributes, numericId, updateFields, withChanges } from './fields';

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
	fields: [updateFields, customAttributes],
	convert: { contactId: numericId, ...contactConversions },
	buildRequest: withChanges,
	beforeSend: checkAttributes('contact_attribute'),
	pickRecord: unwrapPayload,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'updated' },
});
