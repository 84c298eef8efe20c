import { createsEachRun } from '../../../shared';
import { customAttributeConversions, customAttributesOf } from '../../../Chatwoot/customAttributes';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { customAttributes, sourceId } from '../fields';

const eachRunNotice = createsEachRun('To write into one that exists, take its ID from Conversation: Get Many.');

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open a conversation for the contact. An inbox that allows one conversation per contact gives the one that it has, with its own attributes; one that is resolved opens again when the contact writes. Changes data.',
	},
	route: 'POST /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
	path: { contact_identifier: sourceId },
	fields: [eachRunNotice],
	options: [customAttributes],
	convert: customAttributeConversions,
	buildRequest: (call, values) => ({ ...call, body: { custom_attributes: customAttributesOf(values) } }),
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'created' },
});
