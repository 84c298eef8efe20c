import type { INodeProperties } from 'n8n-workflow';
import { filled, group } from '../body';
import type { Kind } from './messageType';

/** A field with one line of text. */
export function line(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

/** A coordinate in degrees. */
export function degrees(displayName: string, name: string, most: number): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: -most, maxValue: most, numberPrecision: 7 },
		default: 0,
		description: `In degrees, from -${most} to ${most}`,
	};
}

export const text: Kind = {
	option: { name: 'Text', value: 'text' },
	fields: [
		line('Text', 'text', 'What to say', {
			typeOptions: { rows: 4 },
			required: true,
			placeholder: 'e.g. Your order is on its way.',
		}),
	],
	build: (values) => ({ text_message: filled({ text: values.text }) }),
};

export const media: Kind = {
	option: { name: 'Media', value: 'media', description: 'An image, a video, a sound or a document' },
	fields: [
		line('Media URL', 'mediaUrl', 'Public address of the file. Sinch fetches it from there.', {
			required: true,
			placeholder: 'e.g. https://example.com/menu.pdf',
		}),
		{
			displayName: 'Media Fields',
			name: 'mediaFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				line('File Name', 'filename', 'Name under which the file arrives, on channels that show one', {
					placeholder: 'e.g. menu.pdf',
				}),
				line('Thumbnail URL', 'thumbnailUrl', 'Public address of a small image to show before the file is loaded', {
					placeholder: 'e.g. https://example.com/menu-small.jpg',
				}),
			],
		},
	],
	build: ({ mediaUrl, mediaFields }) => {
		const { filename, thumbnailUrl } = group(mediaFields);
		return { media_message: filled({ url: mediaUrl, thumbnail_url: thumbnailUrl, filename_override: filename }) };
	},
};

export const location: Kind = {
	option: { name: 'Location', value: 'location' },
	fields: [
		line('Location Title', 'locationTitle', 'Title of the place', { required: true, placeholder: 'e.g. Our shop' }),
		{ ...degrees('Latitude', 'latitude', 90), required: true },
		{ ...degrees('Longitude', 'longitude', 180), required: true },
		line('Location Label', 'locationLabel', 'Name or address, shown below the title', {
			placeholder: 'e.g. Main Street 1, Lund',
		}),
	],
	build: ({ locationTitle, latitude, longitude, locationLabel }) => ({
		location_message: filled({
			title: locationTitle,
			coordinates: { latitude, longitude },
			label: locationLabel,
		}),
	}),
};
