import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, objectAt, objectsAt, toText } from '../../shared';
import { storedText } from '../liquid';

/** What WhatsApp takes of a question, in characters. */
interface Limits {
	title: number;
	text: number;
	shownAs: string;
}

// Meta, WhatsApp Cloud API, interactive reply buttons: label 20, body text 1,024 characters.
const BUTTONS: Limits = { title: 20, text: 1024, shownAs: 'as buttons' };
// Meta, WhatsApp Cloud API, interactive lists: row title 24, body text 4,096 characters, 10 rows in all.
const LIST: Limits = { title: 24, text: 4096, shownAs: 'as a list, because there are more than 3' };
const MOST_BUTTONS = 3;
const MOST_ROWS = 10;

/**
 * Throws an InvalidInput for a question with choices that WhatsApp would refuse after Chatwoot has stored it. Up to 3 choices are
 * buttons, more are a list.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/providers/base_service.rb:85-105 makes buttons or a list, and checks no length
 */
export function requireQuestion(body: IDataObject): void {
	if (body.content_type !== 'input_select') return;
	const titles = objectsAt(objectAt(body, 'content_attributes'), 'items').map(({ title }) => toText(title));
	if (titles.length > MOST_ROWS) {
		throw new InvalidInput(
			`"Choices" holds ${titles.length} entries, but WhatsApp takes ${MOST_ROWS} at most`,
			'Remove some, or ask in two messages.',
		);
	}
	const { title: longest, text, shownAs } = titles.length > MOST_BUTTONS ? LIST : BUTTONS;
	const long = titles.find((title) => countCharacters(title) > longest);
	if (long !== undefined) {
		throw new InvalidInput(
			`The title "${long}" has ${countCharacters(long)} characters, but WhatsApp shows the choices ${shownAs}, with ${longest} at most`,
			'Shorten it.',
		);
	}
	if (countCharacters(storedText(body)) > text) {
		throw new InvalidInput(
			`"Text" is longer than the ${text.toLocaleString('en')} characters that WhatsApp takes above choices ${shownAs}`,
			'Shorten it, or send it as a message of its own.',
		);
	}
}
