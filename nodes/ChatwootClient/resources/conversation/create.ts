import { customAttributeConversions, customAttributesOf } from '../../../Chatwoot/customAttributes';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { customAttributes, sourceId } from '../fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation for the contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
	path: { contact_identifier: sourceId },
	fields: [customAttributes],
	convert: customAttributeConversions,
	buildRequest: (call, values) => ({ ...call, body: { custom_attributes: customAttributesOf(values) } }),
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'created' },
});
