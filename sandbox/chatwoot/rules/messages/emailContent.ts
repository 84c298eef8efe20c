import type { Attributes } from '../../store/records';
import { isBlank } from '../../params';

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text as HTML: a paragraph for each block, and bold and italic words. */
function htmlOf(text: string): string {
	const marked = escaped(text)
		.replace(/\*\*(\S(?:.*?\S)?)\*\*/gs, '<strong>$1</strong>')
		.replace(/\*(\S(?:.*?\S)?)\*/gs, '<em>$1</em>');
	const paragraphs = marked.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
	return paragraphs.map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br />\n')}</p>\n`).join('');
}

/**
 * The content of an email that an agent writes, as the message's content attribute `email` has it. `email_html_content` of the
 * request replaces the HTML, and is not rendered. Undefined for a message without text.
 *
 * Chatwoot v4.15.1 app/builders/messages/message_builder.rb:94
 */
export function emailContent(
	content: string | null,
	{ email_html_content: custom }: Attributes,
): Attributes | undefined {
	if (isBlank(content)) return undefined;
	const text = (content ?? '').replaceAll('\r\n', '\n');
	const html = isBlank(custom) ? htmlOf(text) : custom;
	return { html_content: { full: html, reply: html }, text_content: { full: text, reply: text } };
}
