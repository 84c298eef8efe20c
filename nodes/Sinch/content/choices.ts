import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/base/failure';
import { when } from '../../shared/fields/when';
import { toE164 } from '../phone';
import { entries, filled } from '../body';
import { degrees, line } from './simple';

function moment(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '', required: true, description };
}

/** The buttons below a message. The same description wherever they occur. */
export const choices: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add choice',
	default: {},
	description: 'Buttons to choose from, at most 10; below a carousel as a whole at most 3',
	options: [
		{
			displayName: 'Choice',
			name: 'choice',
			values: [
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
				line('Title', 'title', 'What the button says', { required: true, placeholder: 'e.g. Yes, please' }),
				...when(
					'type',
					['url', 'calendar', 'shareLocation'],
					[
						line(
							'URL',
							'url',
							'The page to open; for calendar and location the page to open where the channel has neither',
							{
								required: true,
								placeholder: 'e.g. https://example.com',
							},
						),
					],
				),
				...when(
					'type',
					['call'],
					[
						line('Phone Number', 'phoneNumber', 'With + and the country code', {
							placeholder: 'e.g. +46701234567',
							required: true,
						}),
					],
				),
				...when('type', ['location'], [degrees('Latitude', 'latitude', 90), degrees('Longitude', 'longitude', 180)]),
				...when(
					'type',
					['calendar'],
					[
						line('Event Title', 'eventTitle', 'Title of the event in the calendar', {
							placeholder: 'e.g. Table for two',
							required: true,
						}),
						line('Event Description', 'eventDescription', 'Text of the event in the calendar', {
							placeholder: 'e.g. By the window',
						}),
						moment('Event Start', 'eventStart', 'When it begins'),
						moment('Event End', 'eventEnd', 'When it is over'),
					],
				),
				line(
					'Postback Data',
					'postbackData',
					'Text that comes back to you when this is chosen; the person does not see it',
					{ placeholder: 'e.g. yes-1017' },
				),
			],
		},
	],
};

/** Choices as the API takes them. Throws a Refusal when there are more than `most`. */
export function choicesOf(value: unknown, most: number): IDataObject[] {
	const given = entries(value);
	if (given.length > most) {
		throw new InvalidInput(
			`"Choices" holds ${given.length} entries, but ${most} at most are possible here`,
			'Remove some.',
		);
	}
	return given.map((choice) => ({ ...bodyOf(choice), ...filled({ postback_data: choice.postbackData }) }));
}

function bodyOf(choice: IDataObject): IDataObject {
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
				calendar_message: filled({
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
