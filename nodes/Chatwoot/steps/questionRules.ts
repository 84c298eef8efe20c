import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, objectAt, objectsAt, toText } from '../../shared';
import { storedText } from '../liquid';

/** What WhatsApp takes of a question, in characters. */
interface Limits {
	title: number;
	/** The value of a choice, which is sent as its ID. */
	value: number;
	text: number;
	shownAs: string;
}

// Meta, WhatsApp Cloud API, interactive reply buttons: label 20, ID 256, body text 1,024 characters. IDs are unique.
const BUTTONS: Limits = { title: 20, value: 256, text: 1024, shownAs: 'as buttons' };
// Meta, WhatsApp Cloud API, interactive lists: row title 24, row ID 200, body text 4,096 characters, 10 rows in all. IDs are unique.
const LIST: Limits = { title: 24, value: 200, text: 4096, shownAs: 'as a list, because there are more than 3' };
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
	const items = objectsAt(objectAt(body, 'content_attributes'), 'items');
	const titles = items.map(({ title }) => toText(title));
	if (titles.length > MOST_ROWS) {
		throw new InvalidInput(
			`"Choices" holds ${titles.length} entries, but WhatsApp takes ${MOST_ROWS} at most`,
			'Remove some, or ask in two messages.',
		);
	}
	const { title: longest, value, text, shownAs } = titles.length > MOST_BUTTONS ? LIST : BUTTONS;
	const long = titles.find((title) => countCharacters(title) > longest);
	if (long !== undefined) {
		throw new InvalidInput(
			`The title "${long}" has ${countCharacters(long)} characters, but WhatsApp shows the choices ${shownAs}, with ${longest} at most`,
			'Shorten it.',
		);
	}
	requireValues(
		items.map((item) => toText(item.value)),
		value,
	);
	if (countCharacters(storedText(body)) > text) {
		throw new InvalidInput(
			`"Text" is longer than the ${text.toLocaleString('en')} characters that WhatsApp takes above choices ${shownAs}`,
			'Shorten it, or send it as a message of its own.',
		);
	}
}

// Chatwoot v4.15.1 app/services/whatsapp/providers/base_service.rb:60-72 sends the value of a choice as its ID.
function requireValues(values: string[], longest: number): void {
	const long = values.find((value) => countCharacters(value) > longest);
	if (long !== undefined) {
		throw new InvalidInput(
			`The value "${long}" of a choice has ${countCharacters(long)} characters, but WhatsApp takes ${longest} at most`,
			'Shorten it.',
		);
	}
	const twice = values.find((value, index) => values.indexOf(value) !== index);
	if (twice !== undefined) {
		throw new InvalidInput(
			`Two choices have the value "${twice}", and WhatsApp refuses them`,
			'Give each choice a value of its own, or leave the values empty.',
		);
	}
}
