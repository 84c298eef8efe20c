import { isRecord } from '../../server/guards';
import { toList } from '../params';
import type { Attributes, MessageRecord } from '../store/records';
import { attachmentKind, fileUrl } from '../views/message';
import { outgoingText } from './markdown';
import type { Outgoing } from './outbox';
import type { Sending } from './sending';

/** Images and videos. The server puts null into the list for every other file. */
function fileMessages({ attachments }: MessageRecord): Array<Attributes | null> {
	return attachments.map((attachment) => {
		const type = attachmentKind(attachment.file.type);
		if (type !== 'image' && type !== 'video') return null;
		const url = fileUrl(attachment);
		return { type, originalContentUrl: url, previewImageUrl: url };
	});
}

function questionMessage({ content, contentAttributes }: MessageRecord): Attributes {
	const items = toList(contentAttributes.items).filter(isRecord);
	const buttons = items.map(({ title, value }) => ({
		type: 'button',
		style: 'link',
		height: 'sm',
		action: { type: 'message', label: title, text: value },
	}));
	const contents = [{ type: 'text', text: content, wrap: true }, ...buttons];
	return {
		type: 'flex',
		altText: content,
		contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } },
	};
}

function messagesOf(message: MessageRecord): Array<Attributes | null> {
	if (message.contentType === 'input_select') return [questionMessage(message)];
	const files = fileMessages(message);
	const text = { type: 'text', text: outgoingText(message.content, 'Channel::Line') };
	return message.content === null && files.length > 0 ? files : [text, ...files];
}

/**
 * A message as LINE's Messaging API gets it. A question loses its files.
 *
 * Chatwoot v4.15.1 app/services/line/send_on_line_service.rb:24
 */
export function lineSending({ message, conversation }: Outgoing): Sending {
	return { body: { to: conversation.sourceId, messages: messagesOf(message) } };
}
