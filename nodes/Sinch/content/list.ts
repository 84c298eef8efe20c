import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	entriesField,
	entriesOf,
	holdsAddressOrId,
	InvalidInput,
	optionsOf,
	textField,
	toText,
	when,
} from '../../shared';
import { omitEmpty } from '../body';
import { mediaUrlField, postbackField } from './fields';
import type { MessageType } from './messageType';

const section = textField(
	'Section',
	'section',
	'Entries with the same text here stand together under it as their headline',
	{ placeholder: 'e.g. Morning' },
);

/** The entries of a list. Each has a section besides its own values. */
function listEntriesField(displayName: string, name: string, description: string, values: INodeProperties[]) {
	const entry = { displayName: 'Entry', name: 'item' };
	return entriesField({ displayName, name, description }, entry, [section, ...values]);
}

const descriptionField = textField('Description', 'description', 'Text below the title', {
	placeholder: 'e.g. With Noor, half an hour',
});

const listItems = listEntriesField('Entries', 'listItems', 'What the person chooses from', [
	textField('Title', 'title', 'What the entry says', { placeholder: 'e.g. 10:00', required: true }),
	descriptionField,
	mediaUrlField('Public address of a picture', 'https://example.com/room.jpg'),
	postbackField('slot-10'),
]);

const products = listEntriesField('Products', 'products', 'Products of the catalog', [
	textField('Product ID', 'id', 'ID of the product in the catalog', {
		...holdsAddressOrId,
		placeholder: 'e.g. table-2',
		required: true,
	}),
	textField('Marketplace', 'marketplace', 'Where the product is sold, e.g. FACEBOOK', {
		placeholder: 'e.g. FACEBOOK',
		required: true,
	}),
]);

/** Entries by section, in the order in which the sections first occur. */
function sectionsOf(value: unknown, toItem: (entry: IDataObject) => IDataObject): IDataObject[] {
	const sections = new Map<string, IDataObject[]>();
	for (const entry of entriesOf(value)) {
		const name = toText(entry.section);
		sections.set(name, [...(sections.get(name) ?? []), toItem(entry)]);
	}
	return [...sections].map(([headline, items]) => ({ ...omitEmpty({ title: headline }), items }));
}

const choiceItem = ({ title, description, mediaUrl, postbackData }: IDataObject): IDataObject => ({
	choice: omitEmpty({ title, description, media: omitEmpty({ url: mediaUrl }), postback_data: postbackData }),
});

const productItem = ({ id, marketplace }: IDataObject): IDataObject => ({ product: { id, marketplace } });

export const list: MessageType = {
	option: { name: 'List', value: 'list', description: 'Entries or products to choose from, in sections' },
	fields: [
		textField('List Title', 'listTitle', 'Headline of the list', { required: true, placeholder: 'e.g. Pick a time' }),
		{
			displayName: 'List Of',
			name: 'listOf',
			type: 'options',
			default: 'choices',
			description: 'What the entries are',
			options: [
				{ name: 'Choices', value: 'choices' },
				{ name: 'Products', value: 'products', description: 'From a catalog that is connected to the channel' },
			],
		},
		...when('listOf', ['choices'], [listItems]),
		...when(
			'listOf',
			['products'],
			[
				textField('Catalog ID', 'catalogId', 'ID of the catalog that the products are in', {
					...holdsAddressOrId,
					placeholder: 'e.g. 1234567890',
					required: true,
				}),
				products,
			],
		),
	],
	options: [
		textField('List Button', 'menu', 'What the button says that opens the list', { placeholder: 'e.g. See times' }),
		{
			...descriptionField,
			displayName: 'List Description',
			name: 'listDescription',
			description: 'Text below the headline',
		},
		{
			...mediaUrlField('Public address of a picture above the list', 'https://example.com/room.jpg'),
			displayName: 'List Media URL',
			name: 'listMediaUrl',
		},
	],
	build: (values) => {
		const { listTitle, listOf, listItems: given, products: goods, catalogId } = values;
		const { listDescription: description, listMediaUrl: mediaUrl, menu, header } = optionsOf(values);
		const sections = listOf === 'products' ? sectionsOf(goods, productItem) : sectionsOf(given, choiceItem);
		if (sections.length === 0) throw new InvalidInput('The list holds no entries', 'Add at least one.');
		return {
			list_message: {
				...omitEmpty({ title: listTitle, description, media: omitEmpty({ url: mediaUrl }) }),
				sections,
				...omitEmpty({ message_properties: omitEmpty({ catalog_id: catalogId, menu, whatsapp_header: header }) }),
			},
		};
	},
};
