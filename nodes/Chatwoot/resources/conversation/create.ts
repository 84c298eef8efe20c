import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { picker } from '../../../shared/fields/picker';
import { isRecord } from '../../../shared/base/record';
import { attributesIn, attributeTypes, customAttributes } from '../../customAttributes';
import { conversationEntity } from '../../outputs';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { contactPage, inboxId } from '../fields';
import { createFields } from './createFields';
import { conversationOutput } from './output';

const contact = picker({
	displayName: 'Contact',
	name: 'contactId',
	required: true,
	description: 'The person. To use an email address or a phone number instead, take Message: Send to Contact.',
	searchMethod: 'searchContacts',
	example: '913',
	page: contactPage,
	routing: { send: { type: 'body', property: 'contact_id' } },
});

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation with a contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: routes.createConversation,
	fields: [inboxId, contact, createFields, customAttributes, ...conversationOutput, delivery],
	convert: {
		inboxId: numericId,
		contactId: numericId,
		'createFields.assigneeId': numericId,
		'createFields.teamId': numericId,
		...attributeTypes,
	},
	buildRequest: (call, { inboxId: inbox, customAttributes: given, createFields: more }) => {
		const attributes = attributesIn(given);
		const subject = isRecord(more) ? more.mailSubject : undefined;
		const body = {
			inbox_id: inbox as number,
			...call.body,
			...(Object.keys(attributes).length > 0 && { custom_attributes: attributes }),
			...(subject !== undefined && { additional_attributes: { mail_subject: subject } }),
		};
		return { ...call, body };
	},
	output: conversationEntity,
	wording: { noun: 'conversation', participle: 'created' },
};
