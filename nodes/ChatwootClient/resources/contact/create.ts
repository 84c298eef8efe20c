import { InvalidInput, isEmpty } from '../../../shared';
import { createContact } from '../../createContact';
import { DERIVED_SOURCE_ID } from '../../derivedSourceId';
import { contactOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import {
	contactConversions,
	customAttributes,
	newContactFields,
	newContactOptions,
	withCustomAttributes,
} from './fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a contact',
		description:
			'Create a contact and its session in the inbox. A contact that is known by identifier, email or phone number is used again, and so is a session that is known by source ID: both stay as they are. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts',
	fields: newContactFields,
	options: [...newContactOptions, customAttributes],
	convert: contactConversions,
	buildRequest: (call, values) => {
		const complete = withCustomAttributes(call, values);
		const { body } = complete;
		if (isEmpty(body)) throw new InvalidInput('The contact is empty', 'Enter at least a name or an identifier.');
		const isDerived = body.identifier !== undefined && body.source_id === undefined;
		return isDerived ? { ...complete, body: { ...body, source_id: DERIVED_SOURCE_ID } } : complete;
	},
	run: createContact,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
});
