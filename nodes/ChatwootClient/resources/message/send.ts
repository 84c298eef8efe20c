import type { INodeProperties } from 'n8n-workflow';
import { numericId } from '../../../Chatwoot/ids';
import { checkContent, withFiles } from '../../../Chatwoot/messageBody';
import { attachments, text } from '../../../Chatwoot/resources/message/fields';
import { toList } from '../../../shared/parameters/convert';
import { delivery, sendOptions } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { toText } from '../../../shared/base/record';
import { receivedMessage } from '../../findSent';
import { routes } from '../../routes';
import { conversationId, sourceId } from '../fields';
import { clientMessageEntity, messageOutput } from './fields';

const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Echo ID',
			name: 'echo_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. row-17',
			description: 'A mark of your own that comes back over the websocket',
			routing: { send: { type: 'body', property: 'echo_id' } },
		},
	],
};

const planned: NonNullable<Operation['planned']> = ({ path, body }) => ({
	conversationId: Number(path.conversation_id),
	text: body.content,
});

export const send: Operation = {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Write a message as the contact: agents see it as incoming. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [routes.listMessages],
	fields: [sourceId, conversationId, text, attachments, createFields, ...messageOutput, sendOptions, delivery],
	convert: { conversation_id: numericId },
	buildRequest: (call, values) => {
		const files = toList(values.attachments);
		checkContent(toText(values.text), files);
		const content = toText(values.text);
		return { ...call, body: { content, ...call.body, ...(files.length > 0 && { attachments: files }) } };
	},
	beforeSend: withFiles,
	output: clientMessageEntity,
	planned,
	emptyResult: (call) => ({ success: true, ...planned(call) }),
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: receivedMessage,
};
