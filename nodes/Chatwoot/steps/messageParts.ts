import type { IDataObject } from 'n8n-workflow';
import { countCharacters, hasVisibleText, omit, type FilePart } from '../../shared';
import { storedText } from '../liquid';
import { isWhatsApp } from './inboxKind';

// Meta, WhatsApp Cloud API, image messages: "Media asset caption text. Maximum 1024 characters."
const LONGEST_CAPTION = 1024;

/** One of the messages that stand for one. */
export interface MessagePart {
	/** The name of its file, or words for its text. */
	name: string;
	body: IDataObject;
	files: FilePart[];
}

/**
 * The messages that a message with files becomes on WhatsApp: one for each file, the text with the first. The text is a message of its
 * own where it cannot be the caption of the first file: above audio, and when it is too long. Undefined where one message does.
 *
 * WhatsApp Cloud and 360dialog get only the first file of a message, and no text with audio: Chatwoot v4.15.1
 * app/services/whatsapp/providers/whatsapp_cloud_service.rb:118, whatsapp_360_dialog_service.rb:75; seen on Chatwoot 4.15.1. Twilio
 * gets all, and sends the first: its support article on media with WhatsApp, "Any additional attachments will be ignored".
 */
export function partsOnWhatsApp(
	inbox: IDataObject | undefined,
	body: IDataObject,
	files: FilePart[],
): MessagePart[] | undefined {
	const [first] = files;
	if (!inbox || !isWhatsApp(inbox) || !first || body.private === true || body.message_type === 'incoming') {
		return undefined;
	}
	const text = storedText(body);
	const isApart =
		hasVisibleText(text) && (first.mimeType.startsWith('audio/') || countCharacters(text) > LONGEST_CAPTION);
	if (files.length === 1 && !isApart) return undefined;
	// What the message answers, and the sender's own ID, go with the first one.
	const further = omit(body, 'content_attributes', 'echo_id');
	const names = Array.isArray(body.attachments) ? body.attachments : [];
	const fileParts = files.map((file, index): MessagePart => {
		const isFirst = index === 0 && !isApart;
		const own = isFirst ? body : { ...further, content: '' };
		return { name: file.fileName, body: { ...own, attachments: [names[index] ?? ''] }, files: [file] };
	});
	const textPart = { name: 'the text', body: omit(body, 'attachments', 'is_voice_message'), files: [] };
	return isApart ? [textPart, ...fileParts] : fileParts;
}
