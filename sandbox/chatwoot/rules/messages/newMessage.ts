import type { FormFile } from '../../../server/types';
import { isBlank, toBoolean, toFiles, toId, toText } from '../../params';
import type { ChatwootState } from '../../state';
import {
	INCOMING,
	messageTypes,
	OUTGOING,
	TEMPLATE,
	type Attributes,
	type ConversationRecord,
} from '../../store/records';
import type { NewMessage } from '../../store/store';
import type { Caller } from '../access';
import { dropsOf } from '../liquid/drops';
import { renderContent, renderParameters } from '../liquid/render';
import { contentAttributesOf } from './contentAttributes';
import { contentTypes } from './contentItems';
import { emailContent } from './emailContent';
import { emailRecipients } from './emailRecipients';
import { invalidMessage, MessageProblem } from './problem';
import { messageProblems } from './validate';

/** A request for a new message: who makes it, in which conversation, and the parameters as they arrived. */
export interface MessageRequest {
	caller: Caller;
	conversation: ConversationRecord;
	params: Attributes;
}

/** A message with all values that the server gives it before it is stored. */
export type BuiltMessage = NewMessage & Required<Pick<NewMessage, 'contentAttributes' | 'sender' | 'type'>>;

/** The number of a message's type. A type that is a number already is taken, too. Throws a MessageProblem for any other. */
function typeOf({ message_type: given }: Attributes): number {
	const type = given === undefined || given === null || given === false ? 'outgoing' : given;
	const known = typeof type === 'number' ? type : messageTypes.findIndex((name) => name === type);
	if (messageTypes[known] === undefined) {
		throw new MessageProblem(`'${toText(given) ?? JSON.stringify(given)}' is not a valid message_type`);
	}
	return known;
}

function contentTypeOf({ content_type: given }: Attributes): string {
	if (isBlank(given)) return 'text';
	const known = typeof given === 'number' ? contentTypes[given] : contentTypes.find((name) => name === given);
	if (known === undefined) {
		throw new MessageProblem(`'${toText(given) ?? JSON.stringify(given)}' is not a valid content_type`);
	}
	return known;
}

/** The author: the caller, or the bot that the request names. Messages that are not outgoing are the contact's. */
function senderOf(type: number, { caller, conversation, params }: MessageRequest, { store }: ChatwootState) {
	if (type !== OUTGOING) return { type: 'contact', id: conversation.contactId } as const;
	const bot = params.sender_type === 'AgentBot' ? store.agentBot(toId(params.sender_id) ?? null) : undefined;
	if (bot) return { type: 'agent_bot', id: bot.id } as const;
	return { type: caller.kind === 'bot' ? 'agent_bot' : 'user', id: caller.id } as const;
}

/** Template parameters replace the ID of a campaign, as the server writes both into the same column. */
function additionalAttributesOf({ template_params: template, campaign_id: campaign }: Attributes): Attributes {
	if (!isBlank(template)) return { template_params: template };
	return isBlank(campaign) ? {} : { campaign_id: campaign };
}

/** A text as the database takes it. Throws a MessageProblem for a text with a NUL, which it does not take. */
function storable(value: unknown): string | null {
	const text = value === undefined || value === null ? null : (toText(value) ?? JSON.stringify(value));
	if (text?.includes('\0') === true) throw new MessageProblem('string contains null byte');
	return text;
}

/** A message with the Liquid of its texts rendered: those of outgoing messages and of templates, notes included. */
function withLiquid(message: BuiltMessage, conversation: ConversationRecord, { store }: ChatwootState): BuiltMessage {
	if (message.type !== OUTGOING && message.type !== TEMPLATE) return message;
	const drops = dropsOf(store, conversation, message.sender);
	const { content, additionalAttributes = {} } = message;
	const template = additionalAttributes.template_params as Attributes | undefined;
	const parameters = template?.processed_params;
	return {
		...message,
		content: content === null ? null : renderContent(content, drops),
		additionalAttributes: isBlank(parameters)
			? additionalAttributes
			: { template_params: { ...template, processed_params: renderParameters(parameters, drops) } },
	};
}

/**
 * The message that the server makes of a request. Throws a MessageProblem when it is not valid, and for what makes the code of
 * the server fail. The order of the checks is the server's.
 *
 * Chatwoot v4.15.1 app/builders/messages/message_builder.rb
 */
export function buildMessage(request: MessageRequest, state: ChatwootState): BuiltMessage {
	const { conversation, params } = request;
	const { store, server } = state;
	const inbox = store.inbox(conversation.inboxId);
	const isEmail = inbox?.channelType === 'Channel::Email';
	const isIncoming = params.message_type === 'incoming';
	if (isIncoming && inbox?.channelType !== 'Channel::Api') {
		throw new MessageProblem('Incoming messages are only allowed in Api inboxes');
	}
	const attributes = contentAttributesOf(params, store.messagesOf(conversation.id), server);
	const type = typeOf(params);
	const message: BuiltMessage = {
		conversationId: conversation.id,
		content: storable(params.content),
		type,
		private: toBoolean(params.private) ?? false,
		contentType: contentTypeOf(params),
		contentAttributes: attributes,
		additionalAttributes: additionalAttributesOf(params),
		sourceId: storable(params.source_id),
		sender: senderOf(type, request, state),
		files: toFiles(params['attachments[]'] ?? params.attachments),
		...(toBoolean(params.is_voice_message) === true && { isVoiceMessage: true }),
		...(isEmail && { contentAttributes: { ...attributes, ...emailRecipients(params) } }),
	};
	const problems = messageProblems(message, state);
	if (problems.length > 0) throw invalidMessage(problems);
	const rendered = withLiquid(message, conversation, state);
	const email = isEmail && !message.private ? emailContent(rendered.content, params) : undefined;
	return email ? { ...rendered, contentAttributes: { ...rendered.contentAttributes, email } } : rendered;
}

/** A message that a contact writes through the public API. */
export interface VisitorMessage {
	conversationId: number;
	contactId: number;
	content: unknown;
	files: FormFile[];
}

/**
 * The message of a contact. The public API takes a text and files, and drops everything else. Throws a MessageProblem when the
 * message is not valid.
 *
 * Chatwoot v4.15.1 app/controllers/public/api/v1/inboxes/messages_controller.rb:8
 */
export function buildVisitorMessage(
	{ conversationId, contactId, content, files }: VisitorMessage,
	state: ChatwootState,
): NewMessage {
	const sender = { type: 'contact', id: contactId } as const;
	const message: NewMessage = { conversationId, content: storable(content), type: INCOMING, sender, files };
	const problems = messageProblems(message, state);
	if (problems.length > 0) throw invalidMessage(problems);
	return message;
}
