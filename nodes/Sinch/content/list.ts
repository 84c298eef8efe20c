import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/base/failure';
import { when } from '../../shared/fields/when';
import { entries, filled, group } from '../body';
import type { Kind } from './messageType';
import { line } from './simple';
import { toText } from '../../shared/base/record';

const section = line(
	'Section',
	'section',
	'Entries with the same text here stand together under it as their headline',
	{ placeholder: 'e.g. Morning' },
);

function itemGroup(
	{ displayName, name, description }: Pick<INodeProperties, 'description' | 'displayName' | 'name'>,
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add entry',
		default: {},
		description,
		options: [{ displayName: 'Entry', name: 'item', values: [section, ...values] }],
	};
}

const listItems = itemGroup(
	{ displayName: 'Entries', name: 'listItems', description: 'What the person chooses from' },
	[
		line('Title', 'title', 'What the entry says', { placeholder: 'e.g. 10:00', required: true }),
		line('Description', 'description', 'Text below the title', { placeholder: 'e.g. With Noor, half an hour' }),
		line('Media URL', 'mediaUrl', 'Public address of a picture', { placeholder: 'e.g. https://example.com/room.jpg' }),
		line(
			'Postback Data',
			'postbackData',
			'Text that comes back to you when this is chosen; the person does not see it',
			{ placeholder: 'e.g. slot-10' },
		),
	],
);

const products = itemGroup({ displayName: 'Products', name: 'products', description: 'Products of the catalog' }, [
	line('Product ID', 'id', 'ID of the product in the catalog', { placeholder: 'e.g. table-2', required: true }),
	line('Marketplace', 'marketplace', 'Where the product is sold, e.g. FACEBOOK', {
		placeholder: 'e.g. FACEBOOK',
		required: true,
	}),
]);

/** Entries by section, in the order in which the sections first occur. */
function sectionsOf(value: unknown, toItem: (entry: IDataObject) => IDataObject): IDataObject[] {
	const sections = new Map<string, IDataObject[]>();
	for (const entry of entries(value)) {
		const name = toText(entry.section);
		sections.set(name, [...(sections.get(name) ?? []), toItem(entry)]);
	}
	return [...sections].map(([headline, items]) => ({ ...filled({ title: headline }), items }));
}

const choiceItem = ({ title, description, mediaUrl, postbackData }: IDataObject): IDataObject => ({
	choice: filled({ title, description, media: filled({ url: mediaUrl }), postback_data: postbackData }),
});

const productItem = ({ id, marketplace }: IDataObject): IDataObject => ({ product: { id, marketplace } });

export const list: Kind = {
	option: { name: 'List', value: 'list', description: 'Entries or products to choose from, in sections' },
	fields: [
		line('List Title', 'listTitle', 'Headline of the list', { required: true, placeholder: 'e.g. Pick a time' }),
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
				line('Catalog ID', 'catalogId', 'ID of the catalog that the products are in', {
					placeholder: 'e.g. 1234567890',
					required: true,
				}),
				products,
			],
		),
		{
			displayName: 'List Fields',
			name: 'listFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				line('Description', 'description', 'Text below the headline', { placeholder: 'e.g. With Noor, half an hour' }),
				line('Media URL', 'mediaUrl', 'Public address of a picture above the list', {
					placeholder: 'e.g. https://example.com/room.jpg',
				}),
				line('Menu', 'menu', 'What the button says that opens the list', { placeholder: 'e.g. See times' }),
				line('WhatsApp Header', 'header', 'Headline on WhatsApp', { placeholder: 'e.g. Your appointment' }),
			],
		},
	],
	build: ({ listTitle, listOf, listItems: given, products: goods, catalogId, listFields }) => {
		const { description, mediaUrl, menu, header } = group(listFields);
		const sections = listOf === 'products' ? sectionsOf(goods, productItem) : sectionsOf(given, choiceItem);
		if (sections.length === 0) throw new InvalidInput('The list holds no entries', 'Add at least one.');
		return {
			list_message: {
				...filled({ title: listTitle, description, media: filled({ url: mediaUrl }) }),
				sections,
				...filled({ message_properties: filled({ catalog_id: catalogId, menu, whatsapp_header: header }) }),
			},
		};
	},
};
