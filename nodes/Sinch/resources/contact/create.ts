import { withIdentities } from '../../identities';
import { contactOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactConversions, contactOptions, displayName, identities, language } from './fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description: 'Store a new contact. Changes data.',
	},
	route: routes.createContact,
	fields: [identities, displayName, language],
	options: contactOptions,
	convert: contactConversions,
	buildRequest: withIdentities,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
});
