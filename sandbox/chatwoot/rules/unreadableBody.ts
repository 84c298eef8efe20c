import { isRecord } from '../../server/guards';
import type { Answer } from '../../server/types';

/** The first or second half of a UTF-16 pair alone, e.g. of an emoji that was cut in two. */
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function hasLoneSurrogate(value: unknown): boolean {
	if (typeof value === 'string') return loneSurrogate.test(value);
	if (Array.isArray(value)) return value.some(hasLoneSurrogate);
	return isRecord(value) && Object.entries(value).flat().some(hasLoneSurrogate);
}

/**
 * The answer to a body that is no JSON, or that has half of a UTF-16 pair: 400 without a body. Undefined for any other body. In a
 * form the half of a pair becomes U+FFFD.
 *
 * Seen on Chatwoot 4.15.1 for half an emoji.
 */
export function unreadableBody(text: string): Answer | undefined {
	try {
		return hasLoneSurrogate(JSON.parse(text)) ? { status: 400, offContract: true } : undefined;
	} catch {
		return { status: 400, offContract: true };
	}
}
