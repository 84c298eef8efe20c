/** The text without the padding that Prettier adds to tables. */
export function unpadded(text = ''): string {
	return text.replaceAll(/-{3,}/g, '---').replaceAll(/ {2,}/g, ' ').trim();
}
