import { clearing } from '../../../shared';
import { asUpdate } from '../../body';
import { toRecord } from '../../fieldValues';
import { withIdentities } from '../../identities';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactConversions, contactId, updateFields } from './fields';

// A field that the update mask names is set to the value in the body; its default value empties it (google.protobuf.FieldMask).
const clear = clearing(updateFields, { channelPriority: [], displayName: '', email: '', externalId: '', metadata: '' });

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change fields of a contact; the others stay. Changes data.',
	},
	route: routes.updateContact,
	path: { contact_id: contactId },
	fields: [updateFields, clear.field],
	convert: contactConversions,
	buildRequest: (call, values) => {
		const changes = toRecord(values.updateFields);
		const changed = changes.identities ? withIdentities(call, changes) : call;
		return asUpdate(clear.withCleared(changed, values));
	},
	output: contactOutput,
});
