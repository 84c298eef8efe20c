import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/base/failure';
import { entries, filled, group } from '../body';
import { choices, choicesOf } from './choices';
import type { Kind } from './messageType';
import { line } from './simple';

const MOST_CHOICES = 10;
const MOST_CARDS = 10;
const MOST_OUTER_CHOICES = 3;

const title = line('Title', 'title', 'Headline of the card', { placeholder: 'e.g. Table for two', required: true });
const height: INodeProperties = {
	displayName: 'Height',
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
	return filled({
		title: headline,
		description,
		media_message: filled({ url: mediaUrl }),
		height: tall,
		choices: choicesOf(buttons, MOST_CHOICES),
		message_properties: filled({ whatsapp_header: header }),
	});
}

export const card: Kind = {
	option: { name: 'Card', value: 'card', description: 'A picture, a headline, text and buttons' },
	fields: [
		line('Card Title', 'cardTitle', 'Headline of the card', { required: true, placeholder: 'e.g. Table for two' }),
		line('Card Description', 'cardDescription', 'Text of the card', {
			placeholder: 'e.g. By the window, Friday at 19:00',
			typeOptions: { rows: 3 },
		}),
		line('Card Media URL', 'cardMediaUrl', 'Public address of a picture or video', {
			placeholder: 'e.g. https://example.com/table.jpg',
		}),
		{
			displayName: 'Card Fields',
			name: 'cardFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				height,
				line('WhatsApp Header', 'header', 'Headline on WhatsApp, where a card has no title of its own', {
					placeholder: 'e.g. Table for two',
				}),
			],
		},
	],
	build: ({ cardTitle, cardDescription, cardMediaUrl, cardFields, choices: buttons }) => ({
		card_message: cardOf({
			title: cardTitle,
			description: cardDescription,
			mediaUrl: cardMediaUrl,
			...group(cardFields),
			choices: buttons,
		} as IDataObject),
	}),
};

export const choice: Kind = {
	option: { name: 'Choice', value: 'choice', description: 'A question with buttons' },
	fields: [
		line('Question', 'question', 'The text above the buttons', {
			required: true,
			placeholder: 'e.g. Does Tuesday at 10:00 suit you?',
		}),
		line('WhatsApp Footer', 'footer', 'Small text below the question, on WhatsApp only', {
			placeholder: 'e.g. Reply STOP to opt out',
		}),
	],
	build: ({ question, footer, choices: buttons }) => {
		const list = choicesOf(buttons, MOST_CHOICES);
		if (list.length === 0) throw new InvalidInput('"Choices" is empty', 'Add at least one, or send a text.');
		return {
			choice_message: {
				text_message: { text: question } as IDataObject,
				choices: list,
				...filled({ message_properties: filled({ whatsapp_footer: footer }) }),
			},
		};
	},
};

export const carousel: Kind = {
	option: { name: 'Carousel', value: 'carousel', description: 'Up to 10 cards side by side' },
	fields: [
		{
			displayName: 'Cards',
			name: 'cards',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add card',
			default: {},
			description: 'The cards, in the order in which they are shown',
			options: [
				{
					displayName: 'Card',
					name: 'card',
					values: [
						title,
						line('Description', 'description', 'Text of the card', {
							placeholder: 'e.g. By the window, Friday at 19:00',
						}),
						line('Media URL', 'mediaUrl', 'Public address of a picture or video', {
							placeholder: 'e.g. https://example.com/table.jpg',
						}),
						choices,
					],
				},
			],
		},
	],
	build: ({ cards, choices: outer }) => {
		const list = entries(cards);
		if (list.length === 0) throw new InvalidInput('"Cards" is empty', 'Add at least one card.');
		if (list.length > MOST_CARDS)
			throw new InvalidInput(`"Cards" holds ${list.length} entries, but 10 at most are possible`);
		const buttons = choicesOf(outer, MOST_OUTER_CHOICES);
		return { carousel_message: { cards: list.map(cardOf), ...filled({ choices: buttons }) } };
	},
};
