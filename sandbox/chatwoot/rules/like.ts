/**
 * The test of PostgreSQL's `ILIKE '%pattern%'`: letter case is ignored, `%` stands for any text and `_` for one character. A
 * backslash takes the character after it as it is, so a backslash of the text itself is not found. `exact` is `LIKE`, for which
 * letter case counts.
 *
 * Seen on Chatwoot 4.15.1: a search for an identifier with a backslash finds nothing.
 */
export function containsLike(
	pattern: string,
	letterCase: 'exact' | 'ignored' = 'ignored',
): (text: string | null) => boolean {
	const parts = `%${pattern}%`.match(/\\?[\s\S]/g) ?? [];
	const expression = new RegExp(`^${parts.map(partOf).join('')}$`, letterCase === 'exact' ? 'u' : 'iu');
	return (text) => text !== null && expression.test(text);
}

function partOf(part: string): string {
	if (part === '%') return '[\\s\\S]*';
	return part === '_' ? '[\\s\\S]' : literal(part.slice(-1));
}

function literal(character: string): string {
	return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
