/** Texts as sentences one after the other. A text that ends with a full stop, question mark or the like gets no further one. */
export function sentences(...texts: string[]): string {
	const [first = '', ...others] = texts.map((text) => text.trim()).filter((text) => text !== '');
	return others.reduce((before, text) => `${before}${/[.!?…]$/.test(before) ? '' : '.'} ${text}`, first);
}
