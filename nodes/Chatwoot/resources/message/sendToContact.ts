import { delivery, sendOptions } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { attributeTypes, customAttributes } from '../../customAttributes';
import { numericId } from '../../ids';
import { withFiles, withMessage } from '../../messageBody';
import { routes } from '../../routes';
import {
	previewSend,
	sendToContact as run,
	sendToContactEntity,
	sentToContact,
	targetOf,
} from '../../steps/sendToContact';
import { inboxId } from '../fields';
import { contactName, person } from '../person';
import { attachments, createFields, messageConversions, text } from './fields';
import { messageOutput } from './output';
import { content } from './content';
import { conversationChoice } from './conversationChoice';

const NOT_ONE =
	'Find or create a contact, find or create its conversation, and send. These are requests of their own, not one transaction: if a later one does not succeed, what the earlier ones created stays, and a new run finds and uses it. Sends.';

export const sendToContact: Operation = {
	option: {
		name: 'Send to Contact',
		value: 'sendToContact',
		action: 'Send a message to a contact',
		description: NOT_ONE,
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
	fields: [
		inboxId,
		...person,
		conversationChoice,
		...content,
		text,
		attachments,
		contactName,
		customAttributes,
		createFields,
		...messageOutput,
		sendOptions,
		delivery,
	],
	convert: { inboxId: numericId, ...messageConversions, ...attributeTypes },
	buildRequest: (call, values) => {
		const { person: who, inboxId: inbox } = targetOf(values);
		return { ...withMessage(call, values), path: { inbox_id: String(inbox), [who.key]: who.value } };
	},
	beforeSend: withFiles,
	output: sendToContactEntity,
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: sentToContact,
	run,
	planned: ({ path, body }) => ({ inboxId: Number(path.inbox_id), text: body.content }),
	preview: previewSend,
};
