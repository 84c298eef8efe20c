import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../shared/base/record';

type Read = (body: IDataObject) => unknown;

const firstCard = (body: IDataObject) => objectsAt(body, 'cards')[0] ?? {};

// What a person would read out, by the key under which the content stands.
const READERS = Object.entries<Read>({
	text_message: ({ text }) => text,
	media_message: ({ url }) => url,
	media_card_message: ({ caption, url }) => caption || url,
	card_message: ({ title, description }) =>
		[title, description]
			.map(toText)
			.filter((text) => text !== '')
			.join(': '),
	carousel_message: (body) => firstCard(body).title,
	choice_message: (body) => objectAt(body, 'text_message').text,
	list_message: ({ title }) => title,
	location_message: ({ title }) => title,
	template_message: (body) =>
		objectAt(body, 'omni_template').template_id ??
		Object.keys(objectAt(body, 'channel_template')).map(
			(channel) => objectAt(objectAt(body, 'channel_template'), channel).template_id,
		)[0],
	contact_info_message: (body) => objectAt(body, 'name').full_name,
	choice_response_message: ({ postback_data: data }) => data,
	fallback_message: ({ raw_message: raw }) => raw,
	product_response_message: ({ title, text }) => title ?? text,
});

/** The text of a message, or what stands for it in content of another kind; null when there is nothing of the sort. */
export function spokenText(message: IDataObject): string | null {
	for (const [name, read] of READERS) {
		const body = message[name];
		if (typeof body !== 'object' || body === null) continue;
		const found = read(objectAt(message, name));
		return typeof found === 'string' && found !== '' ? found : null;
	}
	return null;
}
