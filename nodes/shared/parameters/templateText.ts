import { InvalidInput } from '../base/failure';

/**
 * Throws an InvalidInput for a text of a WhatsApp template with a line break, a tab or more than four blanks in a row: WhatsApp refuses
 * it (Meta's Cloud API, error 132018) after the service has accepted the message. `subject` stands before the message.
 */
export function requireTemplateText(text: string, subject = ''): void {
	if (!/[\r\n\t]| {5}/.test(text)) return;
	throw new InvalidInput(
		`${subject} has a line break, a tab or more than four blanks in a row, which WhatsApp refuses in a template`.trim(),
		'Write it on one line, e.g. with commas.',
	);
}
