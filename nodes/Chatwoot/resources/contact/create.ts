import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { attributeTypes, customAttributes } from '../../customAttributes';
import { contactEntity } from '../../outputs';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { contactIn } from '../../steps/ensureContact';
import { inboxId } from '../fields';
import { createFields, detailConversions, withAttributes } from './fields';
import { contactOutput } from './output';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description: 'Create a person and their session in an inbox. Changes data.',
	},
	route: routes.createContact,
	fields: [inboxId, createFields, customAttributes, ...contactOutput, delivery],
	convert: { inboxId: numericId, ...detailConversions, ...attributeTypes },
	buildRequest: (call, values) =>
		withAttributes({ ...call, body: { ...call.body, inbox_id: values.inboxId as number } }, values),
	pickRecord: contactIn,
	output: contactEntity,
	wording: { noun: 'contact', participle: 'created' },
};
