import {
	hashOf,
	InvalidInput,
	MARK_NAME,
	markText,
	readMark,
	requireKey,
	recognitionOf,
	toText,
	type Call,
	type Row,
	type SentMark,
} from '../shared';
import { toJsonObject } from './json';

/** Sinch takes metadata of this many characters (OpenAPI specification: `message_metadata`, maxLength 1024). */
const LONGEST = 1024;

// The member of the mark at the end of a JSON object, as `withMetadataMark` writes it.
const MEMBER = new RegExp(`(,?)"${MARK_NAME}":"([^"\\\\]*)"\\s*\\}\\s*$`);

/**
 * The metadata of a message with a mark as its last member, where the user's metadata is empty or a JSON object; what the user
 * wrote stays as it is, blanks and numbers included. Undefined where it is another text, or where the mark makes it too long.
 */
export function withMetadataMark(metadata: unknown, mark: SentMark): string | undefined {
	const given = toText(metadata).trim();
	const member = `"${MARK_NAME}":"${markText(mark)}"}`;
	if (given === '') return `{${member}`;
	if (!isJsonObject(given)) return undefined;
	const start = given.slice(0, -1);
	const marked = `${start}${start.trim() === '{' ? '' : ','}${member}`;
	return marked.length > LONGEST ? undefined : marked;
}

/** The mark that the metadata of a message carries; undefined for metadata without one. */
export function metadataMarkIn(metadata: unknown): SentMark | undefined {
	return readMark(MEMBER.exec(toText(metadata))?.[2]);
}

/** The metadata as the user gave it, without the mark: '' where it holds nothing but the mark. Other values stay as they are. */
export function usersMetadata<T>(metadata: T): T | string {
	if (typeof metadata !== 'string' || !MEMBER.test(metadata)) return metadata;
	const users = metadata.replace(MEMBER, '}');
	return /^\{\s*\}$/.test(users) ? '' : users;
}

/**
 * The call of a send with the mark of its row in the metadata, where that has room for it. Throws an InvalidInput where it has none,
 * and messages are to be recognised by their key.
 */
export function withMark(row: Row, call: Call): Call {
	const isNeeded = requireKey(row.values);
	const { key } = recognitionOf(row.values);
	const mark = { row: row.id, ...(key !== undefined && { key: hashOf(key) }) };
	const metadata = withMetadataMark(call.body.message_metadata, mark);
	if (metadata !== undefined) return { ...call, body: { ...call.body, message_metadata: metadata } };
	if (!isNeeded) return call;
	throw new InvalidInput(
		'"Message Metadata" leaves no room for the key of the message',
		`The key travels in it, so it has to be empty or a JSON object, and may have ${LONGEST} characters with the key. Or choose Content for Recognize By.`,
	);
}

function isJsonObject(text: string): boolean {
	try {
		toJsonObject(text);
		return true;
	} catch {
		return false;
	}
}
