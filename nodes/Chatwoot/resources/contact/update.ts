import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { attributeTypes, customAttributes } from '../../customAttributes';
import { contactEntity } from '../../outputs';
import { unwrapPayload } from '../../answers';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { contactId } from '../fields';
import { changesSomething, detailConversions, updateFields, withAttributes } from './fields';
import { contactOutput } from './output';

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a contact',
		description: 'Change a person. Custom attributes that are not named stay. Changes data.',
	},
	route: routes.updateContact,
	fields: [contactId, updateFields, customAttributes, ...contactOutput, delivery],
	convert: { contact_id: numericId, ...detailConversions, ...attributeTypes },
	buildRequest: withAttributes,
	check: changesSomething,
	pickRecord: unwrapPayload,
	output: contactEntity,
	wording: { noun: 'contact', participle: 'updated' },
};
