import { holdsAddressOrId, optionsOf, textField } from '../../shared';
import { coordinateField } from '../fieldTypes';
import { omitEmpty } from '../body';
import type { MessageType } from './messageType';

export const text: MessageType = {
	option: { name: 'Text', value: 'text' },
	fields: [
		textField('Text', 'text', 'What to say', {
			// n8n's editor makes a textarea of more than one row, and HTML ignores the fraction: one line that takes line breaks and can
			// be pulled larger.
			typeOptions: { rows: 1.5 },
			required: true,
			placeholder: 'e.g. Your order is on its way.',
		}),
	],
	build: (values) => ({ text_message: omitEmpty({ text: values.text }) }),
};

export const media: MessageType = {
	option: { name: 'Media', value: 'media', description: 'An image, a video, a sound or a document' },
	fields: [
		textField('Media URL', 'mediaUrl', 'Public address of the file. Sinch fetches it from there.', {
			...holdsAddressOrId,
			required: true,
			placeholder: 'e.g. https://example.com/menu.pdf',
			hint: 'A file of the workflow cannot be sent: put it where Sinch can fetch it',
		}),
	],
	options: [
		textField('File Name', 'filename', 'Name under which the file arrives, on channels that show one', {
			placeholder: 'e.g. menu.pdf',
		}),
		textField('Thumbnail URL', 'thumbnailUrl', 'Public address of a small image to show before the file is loaded', {
			...holdsAddressOrId,
			placeholder: 'e.g. https://example.com/menu-small.jpg',
		}),
	],
	build: (values) => {
		const { mediaUrl } = values;
		const { filename, thumbnailUrl } = optionsOf(values);
		return { media_message: omitEmpty({ url: mediaUrl, thumbnail_url: thumbnailUrl, filename_override: filename }) };
	},
};

export const location: MessageType = {
	option: { name: 'Location', value: 'location' },
	fields: [
		textField('Location Title', 'locationTitle', 'Title of the place', {
			required: true,
			placeholder: 'e.g. Our shop',
		}),
		coordinateField('Latitude', 'latitude', 90, { required: true }),
		coordinateField('Longitude', 'longitude', 180, { required: true }),
		textField('Location Label', 'locationLabel', 'Name or address, shown below the title', {
			placeholder: 'e.g. Main Street 1, Lund',
		}),
	],
	build: ({ locationTitle, latitude, longitude, locationLabel }) => ({
		location_message: omitEmpty({
			title: locationTitle,
			coordinates: { latitude, longitude },
			label: locationLabel,
		}),
	}),
};
