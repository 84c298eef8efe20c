import type { IDataObject } from 'n8n-workflow';
import { entriesField, entriesOf, holdsAddressOrId, InvalidInput, textField, toText } from '../../shared';
import { filled, type InteractiveKind } from './kind';

const actions = entriesField(
	{ displayName: 'Buttons', name: 'actions', description: 'What is below the card' },
	{ displayName: 'Button', name: 'entry' },
	[
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'link',
			description: 'What happens when the contact presses the button',
			options: [
				{ name: 'Open URL', value: 'link', description: 'Opens a web page' },
				{
					name: 'Tell the Website',
					value: 'postback',
					description: 'Only informs the page around the chat window; Chatwoot and n8n hear nothing of it',
				},
			],
		},
		textField('Title', 'text', 'What the button says', { required: true, placeholder: 'e.g. Show the table' }),
		textField('URL', 'uri', 'The page to open', {
			...holdsAddressOrId,
			required: true,
			placeholder: 'e.g. https://example.com/table',
			displayOptions: { show: { type: ['link'] } },
		}),
		textField('Payload', 'payload', 'What the page around the chat window is told', {
			placeholder: 'e.g. table-12',
			displayOptions: { show: { type: ['postback'] } },
		}),
	],
);

/**
 * Cards with a picture, texts and buttons. Only the chat window of a website draws them.
 *
 * Chatwoot v4.15.1 app/models/concerns/content_attribute_validator.rb:2, app/javascript/widget/components/AgentMessageBubble.vue
 */
export const cards: InteractiveKind = {
	option: { name: 'Cards', value: 'cards', description: 'Cards with a picture, texts and buttons; on websites only' },
	contentType: 'cards',
	fields: [
		entriesField(
			{
				displayName: 'Cards',
				name: 'cards',
				description: 'The cards, in the order in which they are shown',
				hint: 'Only the chat window of a website shows them. Other channels show the text alone.',
			},
			{ displayName: 'Card', name: 'entry' },
			[
				textField('Title', 'title', 'Headline of the card', { required: true, placeholder: 'e.g. Table for two' }),
				textField('Description', 'description', 'Text of the card', { placeholder: 'e.g. By the window' }),
				textField('Media URL', 'mediaUrl', 'Public address of a picture', {
					...holdsAddressOrId,
					placeholder: 'e.g. https://example.com/table.jpg',
				}),
				actions,
			],
		),
	],
	attributesOf: (values) => {
		const entries = entriesOf(values.cards);
		if (entries.length === 0) throw new InvalidInput('"Cards" is empty', 'Add at least one, or send a text.');
		return { items: entries.map(cardOf) };
	},
};

// Chatwoot refuses a card without an action.
function cardOf({ title, description, mediaUrl, actions: buttons }: IDataObject): IDataObject {
	const given = entriesOf(buttons).map(actionOf);
	if (given.length === 0) {
		throw new InvalidInput(`The card "${toText(title)}" has no button`, 'Add at least one to each card.');
	}
	return { ...filled({ title, description, media_url: mediaUrl }), actions: given };
}

function actionOf({ type = 'link', text, uri, payload }: IDataObject): IDataObject {
	return filled({ type, text, ...(type === 'link' ? { uri } : { payload }) });
}
