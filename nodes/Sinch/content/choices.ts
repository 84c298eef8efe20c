import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { entriesField, entriesOf, holdsAddressOrId, InvalidInput, textField, toE164, when } from '../../shared';
import { omitEmpty } from '../body';
import { coordinateField, dateField } from '../fieldTypes';
import { postbackField } from './fields';

/** The buttons below a message. */
export const choices = entriesField(
	{
		displayName: 'Choices',
		name: 'choices',
		description: 'Buttons to choose from, at most 10; below a carousel as a whole at most 3',
	},
	{ displayName: 'Choice', name: 'choice' },
	[
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			default: 'reply',
			description: 'What happens when the person presses the button',
			options: [
				{ name: 'Calendar', value: 'calendar', description: 'Adds an event to the calendar' },
				{ name: 'Call', value: 'call', description: 'Calls a number' },
				{ name: 'Location', value: 'location', description: 'Shows a place' },
				{ name: 'Open URL', value: 'url', description: 'Opens a web page' },
				{ name: 'Reply', value: 'reply', description: 'Answers with the title' },
				{ name: 'Share Location', value: 'shareLocation', description: "Asks for the person's place" },
			],
		},
		textField('Title', 'title', 'What the button says', { required: true, placeholder: 'e.g. Yes, please' }),
		...when(
			'type',
			['url', 'calendar', 'shareLocation'],
			[
				textField(
					'URL',
					'url',
					'The page to open; for calendar and location the page to open where the channel has neither',
					{ ...holdsAddressOrId, required: true, placeholder: 'e.g. https://example.com' },
				),
			],
		),
		...when(
			'type',
			['call'],
			[
				textField('Phone Number', 'phoneNumber', 'With + and the country code', {
					placeholder: 'e.g. +46701234567',
					required: true,
				}),
			],
		),
		...when(
			'type',
			['location'],
			[coordinateField('Latitude', 'latitude', 90), coordinateField('Longitude', 'longitude', 180)],
		),
		...when(
			'type',
			['calendar'],
			[
				textField('Event Title', 'eventTitle', 'Title of the event in the calendar', {
					placeholder: 'e.g. Table for two',
					required: true,
				}),
				textField('Event Description', 'eventDescription', 'Text of the event in the calendar', {
					placeholder: 'e.g. By the window',
				}),
				dateField('Event Start', 'eventStart', 'When it begins', { required: true }),
				dateField('Event End', 'eventEnd', 'When it is over', { required: true }),
			],
		),
		postbackField('yes-1017'),
	],
);

/** The buttons below a question, which needs at least one. */
export const choicesOfQuestion: INodeProperties = {
	...choices,
	name: 'questionChoices',
	default: { choice: [{ type: 'reply', title: '' }] },
	hint: 'WhatsApp shows up to 3 as buttons',
};

/** Choices as the API takes them. Throws an InvalidInput when there are more than `most`, or a phone number is wrong. */
export function choicesOf(value: unknown, most: number): IDataObject[] {
	const given = entriesOf(value);
	if (given.length > most) {
		throw new InvalidInput(
			`"Choices" holds ${given.length} entries, but ${most} at most are possible here`,
			'Remove some.',
		);
	}
	return given.map((choice) => ({ ...contentOf(choice), ...omitEmpty({ postback_data: choice.postbackData }) }));
}

function contentOf(choice: IDataObject): IDataObject {
	const { type, title, url } = choice;
	switch (type) {
		case 'call':
			return { call_message: { title, phone_number: toE164(choice.phoneNumber, '"Phone Number" ') } };
		case 'url':
			return { url_message: { title, url } };
		case 'location':
			return {
				location_message: { title, coordinates: { latitude: choice.latitude, longitude: choice.longitude } },
			};
		case 'shareLocation':
			return { share_location_message: { title, fallback_url: url } };
		case 'calendar':
			return {
				calendar_message: omitEmpty({
					title,
					event_start: choice.eventStart,
					event_end: choice.eventEnd,
					event_title: choice.eventTitle,
					event_description: choice.eventDescription,
					fallback_url: url,
				}),
			};
		default:
			return { text_message: { text: title } };
	}
}
