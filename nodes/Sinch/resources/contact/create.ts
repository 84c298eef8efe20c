import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs/message';
import { identitiesOf } from '../recipient';
import { withBody } from '../../body';
import { createContactRoute } from '../../routes';
import { contactConversions, contactIdentities, createFields, language } from './fields';
import { contactOutput } from './output';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description: 'Store a new contact. Changes data.',
	},
	route: createContactRoute,
	fields: [contactIdentities, language, createFields, ...contactOutput, delivery],
	convert: contactConversions,
	buildRequest: (call, values) => withBody(call, { channel_identities: identitiesOf(values.identities) }),
	output: contactEntity,
	wording: { noun: 'contact', participle: 'created' },
};
