import { asUpdate } from '../../body';
import { withCleared } from '../../clearedFields';
import { toRecord } from '../../fieldValues';
import { withIdentities } from '../../identities';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactConversions, contactId, updateFields } from './fields';

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
		const withChanges = changes.identities ? withIdentities(call, changes) : call;
		return asUpdate(withCleared(withChanges, changes.clear));
	},
	output: contactOutput,
});
