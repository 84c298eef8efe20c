import type { INodeProperties } from 'n8n-workflow';
import { holdsOwnId, inBody, optionsOf, toList, toText } from '../../../shared';
import { requireContent, withFiles } from '../../../Chatwoot/messageBody';
import { attachments } from '../../../Chatwoot/resources/message/attachments';
import { text } from '../../../Chatwoot/resources/message/fields';
import { messageSentCheck } from '../../findSent';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId, numericId, sourceId } from '../fields';

const echoId: INodeProperties = {
	displayName: 'Echo ID',
	name: 'echoId',
	...holdsOwnId,
	type: 'string',
	default: '',
	placeholder: 'e.g. row-17',
	description: 'Your own reference for this message, for developers: it comes back over the websocket',
	...inBody('echo_id'),
};

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Write a message as the contact: agents see it as incoming. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [routes.listMessages],
	path: { contact_identifier: sourceId, conversation_id: conversationId },
	fields: [text],
	options: [attachments, echoId],
	convert: { conversationId: numericId },
	buildRequest: (call, values) => {
		const content = toText(values.text);
		const files = toList(optionsOf(values).attachments);
		requireContent(content, files);
		return { ...call, body: { content, ...call.body, ...(files.length > 0 && { attachments: files }) } };
	},
	beforeSend: withFiles,
	dryRun: ({ call: { path, body } }) => ({ conversationId: Number(path.conversation_id), text: body.content }),
	sentCheck: messageSentCheck,
	output: messageOutput,
	wording: { noun: 'message', participle: 'sent' },
});
