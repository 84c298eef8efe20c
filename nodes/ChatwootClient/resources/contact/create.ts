import { attributeTypes, customAttributes } from '../../../Chatwoot/customAttributes';
import { withAttributes } from '../../../Chatwoot/resources/contact/fields';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import type { Operation } from '../../../shared/operation/operation';
import { clientContactEntity } from './entity';
import { contactOutput, conversions, createFields } from './fields';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description:
			'Create a contact and its session in the inbox; one that is known by source ID, identifier, email or phone number is used again. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts',
	fields: [createFields, customAttributes, ...contactOutput, delivery],
	convert: { ...conversions, ...attributeTypes },
	buildRequest: withAttributes,
	check: ({ body }) => {
		if (Object.keys(body).length === 0)
			throw new InvalidInput('"Additional Fields" is empty', 'Add at least a name or an identifier.');
	},
	output: clientContactEntity,
	wording: { noun: 'contact', participle: 'created' },
};
