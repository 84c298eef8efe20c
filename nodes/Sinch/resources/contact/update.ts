import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs/message';
import { contactInPath } from '../fields';
import { identitiesOf } from '../recipient';
import { asUpdate, group, withBody } from '../../body';
import { updateContactRoute } from '../../routes';
import { contactConversions, contactFields, contactIdentities, language } from './fields';
import { contactOutput } from './output';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			...contactIdentities,
			description: 'How the contact can be reached. This takes the place of all channel identities it has so far.',
		},
		...contactFields,
		language,
	].sort((a, b) => a.displayName.localeCompare(b.displayName)),
};

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change fields of a contact; the others stay. Changes data.',
	},
	route: updateContactRoute,
	fields: [contactInPath, updateFields, ...contactOutput, delivery],
	convert: contactConversions,
	buildRequest: (call, values) => {
		const { identities } = group(values.updateFields);
		return asUpdate(identities ? withBody(call, { channel_identities: identitiesOf(identities) }) : call);
	},
	output: contactEntity,
	emptyResult: ({ path }) => ({ success: true, contactId: path.contact_id }),
};
