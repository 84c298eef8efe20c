import { attributesIn, attributeTypes, customAttributes } from '../../../Chatwoot/customAttributes';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { sourceId } from '../fields';
import { clientConversationEntity, conversationOutput } from './output';

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation for the contact. An inbox for one conversation gives the one it has. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
	fields: [sourceId, customAttributes, ...conversationOutput, delivery],
	convert: attributeTypes,
	buildRequest: (call, values) => ({ ...call, body: { custom_attributes: attributesIn(values.customAttributes) } }),
	output: clientConversationEntity,
	wording: { noun: 'conversation', participle: 'created' },
};
