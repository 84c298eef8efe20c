import { attributeTypes, customAttributes } from '../../../Chatwoot/customAttributes';
import { changesSomething, withAttributes } from '../../../Chatwoot/resources/contact/fields';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { sourceId } from '../fields';
import { clientContactEntity } from './entity';
import { contactOutput, conversions, updateFields } from './fields';

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description:
			'Change a contact. With an identifier, and the HMAC token in the credential, the session becomes verified. Changes data.',
	},
	route: 'PATCH /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}',
	fields: [sourceId, updateFields, customAttributes, ...contactOutput, delivery],
	convert: { ...conversions, ...attributeTypes },
	buildRequest: withAttributes,
	check: changesSomething,
	output: clientContactEntity,
	wording: { noun: 'contact', participle: 'updated' },
};
