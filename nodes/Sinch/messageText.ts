import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../shared';

type ReadText = (content: IDataObject) => unknown;

const firstCard = (content: IDataObject) => objectsAt(content, 'cards')[0] ?? {};

// The text of each kind of content, by the key that the content has in a message.
const READERS = Object.entries<ReadText>({
	text_message: ({ text }) => text,
	media_message: ({ url }) => url,
	media_card_message: ({ caption, url }) => caption || url,
	card_message: ({ title, description }) =>
		[title, description]
			.map(toText)
			.filter((text) => text !== '')
			.join(': '),
	carousel_message: (content) => firstCard(content).title,
	choice_message: (content) => objectAt(content, 'text_message').text,
	list_message: ({ title }) => title,
	location_message: ({ title }) => title,
	template_message: (content) =>
		objectAt(content, 'omni_template').template_id ??
		Object.keys(objectAt(content, 'channel_template')).map(
			(channel) => objectAt(objectAt(content, 'channel_template'), channel).template_id,
		)[0],
	contact_info_message: (content) => objectAt(content, 'name').full_name,
	choice_response_message: chosenText,
	fallback_message: ({ raw_message: raw }) => raw,
	product_response_message: ({ title, text }) => title ?? text,
	channel_specific_message: (content) => objectAt(objectAt(content, 'message'), 'nfm_reply').body,
});

// A button without a value of its own sends back "message_id_{text, title}" (@sinch/conversation, Choice.postback_data): the ID of the
// message that has the button, and what the button says.
function chosenText({ message_id: messageId, postback_data: data }: IDataObject): string {
	const text = toText(data);
	const id = toText(messageId);
	return id !== '' && text.startsWith(`${id}_`) ? text.slice(id.length + 1) : text;
}

/** The text of a message, or what stands for it in other content, such as a title or an address; null without either. */
export function messageTextOf(message: IDataObject): string | null {
	for (const [name, readText] of READERS) {
		const content = message[name];
		if (typeof content !== 'object' || content === null) continue;
		const text = readText(objectAt(message, name));
		return typeof text === 'string' && text !== '' ? text : null;
	}
	return null;
}
