import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { entriesField, entriesOf, holdsAddressOrId, InvalidInput, optionsOf, textField } from '../../shared';
import { omitEmpty } from '../body';
import { choices, choicesOf } from './choices';
import { mediaUrlField } from './fields';
import type { MessageType } from './messageType';

const MOST_CHOICES = 10;
const MOST_CARDS = 10;
const MOST_OUTER_CHOICES = 3;

const height: INodeProperties = {
	displayName: 'Card Height',
	name: 'height',
	type: 'options',
	default: 'MEDIUM',
	description: 'Height of the picture, on channels that know it',
	options: [
		{ name: 'Medium', value: 'MEDIUM' },
		{ name: 'Short', value: 'SHORT' },
		{ name: 'Tall', value: 'TALL' },
	],
};

function cardOf({
	title: headline,
	description,
	mediaUrl,
	height: tall,
	header,
	choices: buttons,
}: IDataObject): IDataObject {
	return omitEmpty({
		title: headline,
		description,
		media_message: omitEmpty({ url: mediaUrl }),
		height: tall,
		choices: choicesOf(buttons, MOST_CHOICES),
		message_properties: omitEmpty({ whatsapp_header: header }),
	});
}

export const card: MessageType = {
	option: { name: 'Card', value: 'card', description: 'A picture, a headline, text and buttons' },
	fields: [
		textField('Card Title', 'cardTitle', 'Headline of the card', { required: true, placeholder: 'e.g. Table for two' }),
		textField('Card Description', 'cardDescription', 'Text of the card', {
			placeholder: 'e.g. By the window, Friday at 19:00',
			typeOptions: { rows: 3 },
		}),
		textField('Card Media URL', 'cardMediaUrl', 'Public address of a picture or video', {
			...holdsAddressOrId,
			placeholder: 'e.g. https://example.com/table.jpg',
		}),
	],
	options: [height],
	build: (values) => {
		const { cardTitle, cardDescription, cardMediaUrl, choices: buttons } = values;
		const { height: tall, header } = optionsOf(values);
		const content = { title: cardTitle, description: cardDescription, mediaUrl: cardMediaUrl, choices: buttons };
		return { card_message: cardOf({ ...content, height: tall, header } as IDataObject) };
	},
};

export const choice: MessageType = {
	option: { name: 'Choice', value: 'choice', description: 'A question with buttons' },
	fields: [
		textField('Question', 'question', 'The text above the buttons', {
			required: true,
			placeholder: 'e.g. Does Tuesday at 10:00 suit you?',
		}),
	],
	options: [
		textField('WhatsApp Footer', 'footer', 'Small text below the question, on WhatsApp only', {
			placeholder: 'e.g. Reply STOP to opt out',
		}),
	],
	build: (values) => {
		const { question, questionChoices: buttons } = values;
		const { footer } = optionsOf(values);
		const list = choicesOf(buttons, MOST_CHOICES);
		if (list.length === 0) throw new InvalidInput('"Choices" is empty', 'Add at least one, or send a text.');
		return {
			choice_message: {
				text_message: { text: question } as IDataObject,
				choices: list,
				...omitEmpty({ message_properties: omitEmpty({ whatsapp_footer: footer }) }),
			},
		};
	},
};

export const carousel: MessageType = {
	option: { name: 'Carousel', value: 'carousel', description: 'Up to 10 cards side by side' },
	fields: [
		entriesField(
			{ displayName: 'Cards', name: 'cards', description: 'The cards, in the order in which they are shown' },
			{ displayName: 'Card', name: 'card' },
			[
				textField('Title', 'title', 'Headline of the card', { placeholder: 'e.g. Table for two', required: true }),
				textField('Description', 'description', 'Text of the card', {
					placeholder: 'e.g. By the window, Friday at 19:00',
				}),
				mediaUrlField('Public address of a picture or video', 'https://example.com/table.jpg'),
				choices,
			],
		),
	],
	build: ({ cards, choices: outer }) => {
		const list = entriesOf(cards);
		if (list.length === 0) throw new InvalidInput('"Cards" is empty', 'Add at least one card.');
		if (list.length > MOST_CARDS)
			throw new InvalidInput(`"Cards" holds ${list.length} entries, but 10 at most are possible`);
		const buttons = choicesOf(outer, MOST_OUTER_CHOICES);
		return { carousel_message: { cards: list.map(cardOf), ...omitEmpty({ choices: buttons }) } };
	},
};
