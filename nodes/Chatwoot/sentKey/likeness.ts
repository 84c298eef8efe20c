import type { IDataObject } from 'n8n-workflow';
import {
	isEmpty,
	isRecord,
	normalizeText,
	objectAt,
	objectsAt,
	toText,
	withoutNulls,
	type SentFile,
	type SentMark,
} from '../../shared';
import { mayRenderTo } from '../liquid';
import { directionOf } from '../outputs';
import { addressees, markIn } from './sentKey';

/** A message that is looked for among those that Chatwoot has stored. */
export interface WantedMessage {
	/** The text that Chatwoot stores. With `isLiquid` it is the text before it is rendered. */
	text: string;
	/** True when Chatwoot renders the text, and so stores another one. */
	isLiquid: boolean;
	/** The body of the request. */
	body: IDataObject;
	/** Undefined where they are not known; then only their number counts. */
	files: readonly SentFile[] | undefined;
	/** Undefined where messages carry none: in the public API. */
	mark: SentMark | undefined;
	/** By what the message is recognised: what it says, the user's own key, or the row that has sent it. */
	by: 'content' | 'key' | 'row';
}

/**
 * How a stored message compares with the wanted one. `sameTemplate`: a template with the same text; its parameters are not shown.
 * `mayBeRendered`: it may have been made of the wanted text with Liquid. `mayBeRetried`: it says the same, and may have lost its key.
 */
export type Likeness = 'mayBeRendered' | 'mayBeRetried' | 'other' | 'same' | 'sameTemplate';

/**
 * Compares a stored message with a wanted one: by their marks, and where one of them has none, by what the message shows. A
 * message that was deleted or retried in Chatwoot has lost its mark (seen on Chatwoot 4.15.1).
 */
export function likenessOf(message: IDataObject, wanted: WantedMessage): Likeness {
	const { mark, by, body } = wanted;
	if (objectAt(message, 'content_attributes').deleted === true) return 'other';
	const stored = markIn(message);
	if (by === 'key' && !stored && mayBeRetried(message, wanted)) return 'mayBeRetried';
	if (by !== 'content') return sameIf(mark?.[by] !== undefined && stored?.[by] === mark[by]);
	if (message.echo_id !== undefined && body.echo_id !== undefined) return sameIf(message.echo_id === body.echo_id);
	if (stored?.content !== undefined && mark?.content !== undefined) return sameIf(stored.content === mark.content);
	return shownLikeness(message, wanted);
}

// A retry empties the content attributes, and leaves a text, a template and files as they are (seen on Chatwoot 4.15.1). Private notes
// and incoming messages are not delivered, so nobody retries them.
function mayBeRetried(message: IDataObject, wanted: WantedMessage): boolean {
	if (message.status === 'failed' || message.private === true || directionOf(message.message_type) !== 'outgoing')
		return false;
	const hasAttributes = !isEmpty(withoutNulls(objectAt(message, 'content_attributes')));
	return !hasAttributes && shownLikeness(message, wanted) !== 'other';
}

function shownLikeness(message: IDataObject, { text, isLiquid, body, files }: WantedMessage): Likeness {
	const isOfKind =
		directionOf(message.message_type) === (body.message_type ?? 'outgoing') &&
		(message.private === true) === (body.private === true) &&
		goesToSame(message, body) &&
		asksTheSame(message, body) &&
		hasFiles(message, body, files);
	if (!isOfKind) return 'other';
	if (isLiquid) return mayRenderTo(text, toText(message.content)) ? 'mayBeRendered' : 'other';
	if (normalizeText(message.content) !== normalizeText(text)) return 'other';
	return isRecord(body.template_params) ? 'sameTemplate' : 'same';
}

function sameIf(condition: boolean): Likeness {
	return condition ? 'same' : 'other';
}

// Without addresses of its own an email goes to the contact. An agent's email may name the contact's address, too.
function goesToSame(message: IDataObject, { to_emails: to }: IDataObject): boolean {
	return to === undefined || addressees(objectAt(message, 'content_attributes').to_emails) === addressees(to);
}

// Servers before 4.9 keep the items of an interactive message, too, but no mark.
function asksTheSame(message: IDataObject, body: IDataObject): boolean {
	const isOfType = body.content_type === undefined || message.content_type === body.content_type;
	return isOfType && itemsText(message) === itemsText(body);
}

function itemsText(record: IDataObject): string {
	const items = objectsAt(objectAt(record, 'content_attributes'), 'items');
	return JSON.stringify(items.map((item) => Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))));
}

function hasFiles(message: IDataObject, { attachments }: IDataObject, files: WantedMessage['files']): boolean {
	const stored = objectsAt(message, 'attachments');
	if (stored.length !== (Array.isArray(attachments) ? attachments.length : 0)) return false;
	const left = [...stored];
	return (files ?? []).every((file) => {
		const index = left.findIndex((attachment) => isSameFile(attachment, file));
		return index !== -1 && left.splice(index, 1).length === 1;
	});
}

function isSameFile({ file_size: size, data_url: url }: IDataObject, file: SentFile): boolean {
	const name = fileNameIn(toText(url));
	return (typeof size !== 'number' || size === file.size) && (name === undefined || name === storedName(file.fileName));
}

// The URL of a file ends with its name. Undefined for a URL that cannot be read.
function fileNameIn(url: string): string | undefined {
	const name = /\/([^/?#]+)(?:[?#]|$)/.exec(url)?.[1];
	try {
		return name === undefined ? undefined : storedName(decodeURIComponent(name));
	} catch {
		return undefined;
	}
}

// Rails 7.1 ActiveStorage::Filename#sanitized puts a hyphen in place of each of these characters.
function storedName(name: string): string {
	return name.trim().replace(/[\u202E%$|:;/<>?*"\t\r\n\\]/g, '-');
}
