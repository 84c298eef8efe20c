import { createHash } from 'node:crypto';
import { toText } from '../base/record';

/**
 * What a send carries, so that it is found again on the server. A service stores the mark as one text, under the name
 * `MARK_NAME`, in a property that its API keeps for the sender.
 */
export interface SentMark {
	/** Names the row and the run that sent the record: the `id` of its Row. */
	row: string;
	/** The hash of the content that the row asked for. */
	content?: string;
	/** The hash of the key that the user gave the record. */
	key?: string;
}

/** The name under which a record carries its mark. */
export const MARK_NAME = 'n8n_sent';

/** A mark as text: "row:… content:… key:…". It has no quotes and no backslashes, so JSON holds it as it is. */
export function markText({ row, content, key }: SentMark): string {
	const parts = [
		`row:${row}`,
		content === undefined ? '' : `content:${content}`,
		key === undefined ? '' : `key:${key}`,
	];
	return parts.filter((part) => part !== '').join(' ');
}

/** The mark in a text that `markText` gave; undefined for any other value. */
export function readMark(text: unknown): SentMark | undefined {
	const part = (name: string) => new RegExp(`(?:^| )${name}:(\\S+)`).exec(toText(text))?.[1];
	const [row, content, key] = [part('row'), part('content'), part('key')];
	if (row === undefined) return undefined;
	return { row, ...(content !== undefined && { content }), ...(key !== undefined && { key }) };
}

/** A short hash of values: 22 characters of the Base64 alphabet for addresses. The same values give the same hash. */
export function hashOf(...values: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
