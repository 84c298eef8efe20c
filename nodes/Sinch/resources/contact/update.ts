import { updateFieldsOf } from '../../../shared';
import { asUpdate } from '../../body';
import { toRecord } from '../../fieldValues';
import { withIdentities } from '../../identities';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactId } from '../fields';
import { contactConversions, contactFields, identities, language } from './fields';

const updateFields = updateFieldsOf(
	[
		{
			...identities,
			description: 'How the contact can be reached. This takes the place of all channel identities it has so far.',
		},
		...contactFields,
		language,
	].sort((a, b) => a.displayName.localeCompare(b.displayName)),
);

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change fields of a contact; the others stay. Changes data.',
	},
	route: routes.updateContact,
	path: { contact_id: contactId },
	fields: [updateFields],
	convert: contactConversions,
	buildRequest: (call, values) => {
		const changes = toRecord(values.updateFields);
		return asUpdate(changes.identities ? withIdentities(call, changes) : call);
	},
	output: contactOutput,
});
