import { entriesField, entriesOf, holdsAddressOrId, InvalidInput, textField } from '../../shared';
import { filled, type InteractiveKind } from './kind';

/**
 * Links to pages, each with a title and a summary. Only the chat window of a website draws them.
 *
 * Chatwoot v4.15.1 app/models/concerns/content_attribute_validator.rb:2
 */
export const articles: InteractiveKind = {
	option: { name: 'Articles', value: 'articles', description: 'Links with title and summary; on websites only' },
	contentType: 'article',
	fields: [
		entriesField(
			{
				displayName: 'Articles',
				name: 'articles',
				description: 'The pages, in the order in which they are shown',
				hint: 'Only the chat window of a website shows them. Other channels show the text alone.',
			},
			{ displayName: 'Article', name: 'entry' },
			[
				textField('Title', 'title', 'What the link says', {
					required: true,
					placeholder: 'e.g. How to return an order',
				}),
				textField('Description', 'description', 'What stands below the title', { placeholder: 'e.g. Three steps' }),
				textField('URL', 'link', 'The page', {
					...holdsAddressOrId,
					required: true,
					placeholder: 'e.g. https://example.com/returns',
				}),
			],
		),
	],
	attributesOf: (values) => {
		const entries = entriesOf(values.articles);
		if (entries.length === 0) throw new InvalidInput('"Articles" is empty', 'Add at least one, or send a text.');
		return { items: entries.map(({ title, description, link }) => filled({ title, description, link })) };
	},
};
