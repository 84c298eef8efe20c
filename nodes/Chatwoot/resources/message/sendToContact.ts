import type { INodeProperties } from 'n8n-workflow';
import { FILLED_BY_RUN } from '../../../shared';
import { customAttributeConversions, customAttributes } from '../../customAttributes';
import { withMessage } from '../../messageBody';
import { defineOperation, routes } from '../../routes';
import { checkedForContact } from '../../steps/checkedForContact';
import { joinMessages, nextMessage } from '../../steps/nextMessage';
import { planSendToContact } from '../../steps/planSendToContact';
import { findOwnToRecipient, recipientSentCheck } from '../../steps/recipientSentCheck';
import { blockedRecipient } from '../../steps/skipBlocked';
import { sendToContact as run, sentToContactOutput } from '../../steps/sendToContact';
import { mailSubject } from '../fields';
import { contactName, person, personConversions, personOptions } from '../personFields';
import { conversationChoice } from './conversationChoice';
import { contentForPerson, inboxId, messageConversions, messageOptions, numericId } from './fields';

const sendToBlocked: INodeProperties = {
	displayName: 'Send to Blocked Contacts',
	name: 'sendToBlocked',
	type: 'boolean',
	default: true,
	description:
		'Whether to send also to a contact that is blocked in Chatwoot. Take care: somebody has blocked it on purpose. Each such message opens a conversation that is resolved at once.',
};

const contactAttributes: INodeProperties = { ...customAttributes, displayName: 'Contact Custom Attributes' };

export const sendToContact = defineOperation({
	option: {
		name: 'Send to Contact',
		value: 'sendToContact',
		action: 'Send a message to a contact',
		description:
			'Find or create a contact, find or create its conversation, and send. These are several requests, not one transaction: if a later one does not succeed, a contact or conversation that an earlier one created stays, and a new run finds and uses it. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [
		routes.listInboxes,
		routes.filterContacts,
		routes.listAttributeDefinitions,
		routes.searchContacts,
		routes.createContact,
		routes.listContactConversations,
		routes.filterConversations,
		routes.createConversation,
		routes.setStatus,
		routes.listMessages,
		routes.getServerVersion,
	],
	path: { conversation_id: FILLED_BY_RUN },
	fields: [inboxId, person, ...contentForPerson],
	options: [
		...messageOptions,
		...personOptions,
		contactAttributes,
		contactName,
		conversationChoice,
		mailSubject,
		sendToBlocked,
	],
	convert: { inboxId: numericId, ...personConversions, ...messageConversions, ...customAttributeConversions },
	buildRequest: withMessage,
	beforeSend: checkedForContact,
	dryRun: planSendToContact,
	sentCheck: recipientSentCheck,
	skipReason: blockedRecipient,
	run,
	findOwn: findOwnToRecipient,
	parts: { next: nextMessage, join: joinMessages },
	output: sentToContactOutput,
	wording: { noun: 'message', participle: 'sent' },
});
