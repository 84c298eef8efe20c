import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import {
	hashOf,
	isRecord,
	MARK_NAME,
	markText,
	normalizeText,
	objectAt,
	readMark,
	toText,
	type FilePart,
	type Row,
	type SentMark,
} from '../../shared';

/** One message that a row asks Chatwoot to send. */
export interface AskedMessage {
	/** The text as the user gave it: not the text of the body, in which braces may be escaped. */
	text: string;
	/** The body of the request. */
	body: IDataObject;
	files: readonly FilePart[];
	/** Which message of its row this is, from 0, where a row sends several. */
	part?: number;
}

/**
 * The hash of what a message says: its text, its kind, its template with all parameters, its items, and the names and bytes of its
 * files. Recipients of copies, the message that is answered, and IDs of the sender do not count.
 */
export function contentHash({ text, body, files }: AskedMessage): string {
	const { content_type: type, email_html_content: html, message_type: direction } = body;
	return hashOf(
		normalizeText(text),
		isLiquid({ text, body }),
		toText(direction) || 'outgoing',
		body.private === true,
		body.template_params ?? null,
		type ?? null,
		objectAt(body, 'content_attributes').items ?? null,
		html ?? null,
		files.map(({ fileName, data }) => [fileName, createHash('sha256').update(data).digest('base64url')]),
	);
}

/**
 * Whether Chatwoot renders Liquid in the text of a message, so that it stores another text. A body whose braces are escaped holds
 * another text than the user gave, and Chatwoot makes the given text of it again.
 *
 * Chatwoot v4.15.1 app/models/concerns/liquidable.rb: outgoing messages and notes, not incoming ones
 */
export function isLiquid({ text, body }: Pick<AskedMessage, 'body' | 'text'>): boolean {
	return body.message_type !== 'incoming' && /\{\{|\{%/.test(text) && toText(body.content) === text;
}

/** The mark of a message: the row that sends it, the hash of its content, and the hash of the user's own key. */
export function markOf(row: Pick<Row, 'id' | 'values'>, message: AskedMessage): SentMark {
	const { part = 0 } = message;
	const key = ownKeyOf(row.values);
	return {
		row: part === 0 ? row.id : `${row.id}/${part}`,
		content: contentHash(message),
		...(key !== undefined && { key: part === 0 ? hashOf(key) : hashOf(key, part) }),
	};
}

/**
 * The body of a message with its mark among the content attributes. Chatwoot gives unknown content attributes back in every list,
 * since 4.9, and through delivery by the channel (seen on Chatwoot 4.15.1); earlier versions drop them (seen on Chatwoot 4.8.0).
 */
export function withMark(body: IDataObject, mark: SentMark): IDataObject {
	const attributes = { ...objectAt(body, 'content_attributes'), [MARK_NAME]: markText(mark) };
	return { ...body, content_attributes: attributes };
}

/** The mark that a stored message, or the body of a request, carries; undefined for one without. */
export function markIn(message: IDataObject): SentMark | undefined {
	return readMark(objectAt(message, 'content_attributes')[MARK_NAME]);
}

/** The key that the user gave the message of a row. */
export function ownKeyOf({ sendOptions }: Row['values']): string | undefined {
	const key = isRecord(sendOptions) ? toText(sendOptions.messageKey).trim() : '';
	return key === '' ? undefined : key;
}
