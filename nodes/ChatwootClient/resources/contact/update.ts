import { contactOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { contactConversions, customAttributes, sourceId, updateFields, withChanges } from './fields';

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description:
			'Change a contact. With an identifier, and the HMAC token in the credential, the session becomes verified. Chatwoot ignores blank values, and merges the contact into the one that has the email or the phone number already. Changes data.',
	},
	route: 'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
	path: { contact_identifier: sourceId },
	fields: [updateFields, customAttributes],
	convert: contactConversions,
	buildRequest: withChanges,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'updated' },
});
