import { inBody, isRecord } from '../../../shared';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { contactId } from '../fields';
import {
	createFields,
	customAttributeConversions,
	customAttributes,
	inboxOfNew,
	numericId,
	withCustomAttributes,
} from './fields';

const contact = {
	...contactId,
	description: 'The person. To use an email address or a phone number instead, take Message: Send to Contact.',
	...inBody('contact_id'),
};

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation with a contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: routes.createConversation,
	alsoCalls: [routes.listAttributeDefinitions],
	fields: [inboxOfNew, contact, createFields, customAttributes],
	convert: {
		inboxId: numericId,
		contactId: numericId,
		'createFields.assigneeId': numericId,
		'createFields.teamId': numericId,
		...customAttributeConversions,
	},
	buildRequest: (call, values) => {
		const subject = isRecord(values.createFields) ? values.createFields.mailSubject : undefined;
		const mail = subject === undefined ? {} : { additional_attributes: { mail_subject: subject } };
		return withCustomAttributes({ ...call, body: { ...call.body, ...mail } }, values);
	},
	beforeSend: checkAttributes('conversation_attribute'),
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'created' },
});
