import { FILLED_BY_RUN } from '../../../shared';
import { customAttributeConversions, customAttributes } from '../../customAttributes';
import { withFiles, withMessage } from '../../messageBody';
import { defineOperation, routes } from '../../routes';
import {
	planSendToContact,
	recipientSentCheck,
	sendToContact as run,
	sentToContactOutput,
} from '../../steps/sendToContact';
import { contactName, personConversions, personFields } from '../personFields';
import { conversationChoice } from './conversationChoice';
import { contentFields, createFields, inboxId, messageConversions, numericId } from './fields';

export const sendToContact = defineOperation({
	option: {
		name: 'Send to Contact',
		value: 'sendToContact',
		action: 'Send a message to a contact',
		description:
			'Find or create a contact, find or create its conversation, and send. These are requests of their own, not one transaction: if a later one does not succeed, what the earlier ones created stays, and a new run finds and uses it. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [
		routes.searchContacts,
		routes.createContact,
		routes.listContactConversations,
		routes.createConversation,
		routes.setStatus,
		routes.listMessages,
	],
	path: { conversation_id: FILLED_BY_RUN },
	fields: [inboxId, ...personFields, conversationChoice, ...contentFields, contactName, customAttributes, createFields],
	convert: { inboxId: numericId, ...personConversions, ...messageConversions, ...customAttributeConversions },
	buildRequest: withMessage,
	beforeSend: withFiles,
	dryRun: planSendToContact,
	sentCheck: recipientSentCheck,
	run,
	output: sentToContactOutput,
	wording: { noun: 'message', participle: 'sent' },
});
