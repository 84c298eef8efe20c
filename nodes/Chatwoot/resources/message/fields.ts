import type { INodeProperties } from 'n8n-workflow';

export { conversationId, inboxId, numericId } from '../fields';
export { contentFields, contentForPerson, text } from './content';
export { messageConversions, messageOptions } from './messageOptions';

/** A message of the conversation, for the path. */
export const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The message. Message: Send and Get Many give its ID as "messageId".',
};
