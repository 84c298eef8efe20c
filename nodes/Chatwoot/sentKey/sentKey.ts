import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import {
	hashOf,
	isRecord,
	MARK_NAME,
	markText,
	normalizeText,
	objectAt,
	optionsOf,
	readMark,
	recognitionOf,
	toList,
	toText,
	type FilePart,
	type Row,
	type SentMark,
} from '../../shared';
import { storedText } from '../liquid';

/** One message that a row asks Chatwoot to send. */
export interface AskedMessage {
	/** The body of the request. */
	body: IDataObject;
	files: readonly FilePart[];
	/** Which message of its row this is, from 0, where a row sends several. */
	part?: number;
}

/**
 * The hash of what a message says: its text, its kind, its template with all parameters, its items, the names and bytes of its
 * files, and the addresses that an email goes to instead of the contact's. Recipients of copies, the message that is answered, and
 * IDs of the sender do not count. `isRendered`: Chatwoot renders Liquid in the text.
 */
export function contentHash({ body, files }: AskedMessage, isRendered = false): string {
	const { content_type: type, email_html_content: html, message_type: direction } = body;
	return hashOf(
		normalizeText(storedText(body)),
		isRendered,
		toText(direction) || 'outgoing',
		body.private === true,
		shownTemplate(body.template_params),
		type ?? null,
		objectAt(body, 'content_attributes').items ?? null,
		html ?? null,
		addressees(body.to_emails),
		files.map(({ fileName, data }) => [fileName, createHash('sha256').update(data).digest('base64url')]),
	);
}

// A template as it arrives: Chatwoot takes the blanks around a parameter away, and sends a number as text (v4.15.1
// app/services/whatsapp/populate_template_parameters_service.rb).
function shownTemplate(template: unknown): IDataObject | null {
	if (!isRecord(template)) return null;
	return { ...template, processed_params: shownParameters(template.processed_params) as IDataObject };
}

function shownParameters(parameters: unknown): unknown {
	if (Array.isArray(parameters)) return parameters.map(shownParameters);
	if (typeof parameters !== 'object' || parameters === null) return normalizeText(parameters);
	return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, shownParameters(value)]));
}

/** A list of email addresses as one text that does not depend on their order and letter case. '' for none. */
export function addressees(list: unknown): string {
	const addresses = toList(list).map((address) => address.toLowerCase());
	return addresses.sort().join(',');
}

/** Whether Chatwoot renders Liquid in the text of a row, so that it stores another text. `body` is that of the request. */
export function isLiquid(values: Row['values'], { content, message_type: direction }: IDataObject): boolean {
	const isOn = optionsOf(values).renderLiquid === true;
	return isOn && direction !== 'incoming' && /\{\{|\{%/.test(toText(content));
}

/**
 * The mark of a message: the row that sends it, the hash of its content with the subject of its email, and the hash of the user's
 * own key.
 */
export function markOf(row: Pick<Row, 'id' | 'values'>, message: AskedMessage): SentMark {
	const { part = 0 } = message;
	const { key } = recognitionOf(row.values);
	const content = withSubject(contentHash(message, isLiquid(row.values, message.body)), row.values);
	return {
		row: part === 0 ? row.id : `${row.id}/${part}`,
		content: part === 0 ? content : hashOf(content, part),
		...(key !== undefined && { key: part === 0 ? hashOf(key) : hashOf(key, part) }),
	};
}

// The subject of a new conversation is no part of the body of a message.
function withSubject(content: string, values: Row['values']): string {
	const { mailSubject: subject } = optionsOf(values);
	return subject === undefined ? content : hashOf(content, normalizeText(subject));
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
