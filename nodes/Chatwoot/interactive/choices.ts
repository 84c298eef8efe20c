import type { IDataObject } from 'n8n-workflow';
import { entriesField, entriesOf, InvalidInput, textField, toText } from '../../shared';
import type { InteractiveKind } from './kind';

/**
 * A question with choices. On WhatsApp, Messenger, Telegram and LINE the choices leave Chatwoot as buttons.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/providers/base_service.rb:85, app/services/facebook/send_on_facebook_service.rb:57,
 * app/models/channel/telegram.rb:116, app/services/line/send_on_line_service.rb:25
 */
export const choices: InteractiveKind = {
	option: { name: 'Choices', value: 'choices', description: 'A question with buttons' },
	contentType: 'input_select',
	fields: [
		entriesField(
			{
				displayName: 'Choices',
				name: 'choices',
				description: 'What the contact can choose. The text above is the question.',
				hint: 'Buttons on websites, WhatsApp (more than 3: a list), Messenger, Telegram and LINE. Other channels, and WhatsApp over Twilio, show the text alone.',
			},
			{ displayName: 'Choice', name: 'entry' },
			[
				textField('Title', 'title', 'What the button says', { required: true, placeholder: 'e.g. Yes, please' }),
				textField(
					'Value',
					'value',
					'What comes back when it is chosen, on websites, Telegram and LINE; the title if empty. WhatsApp and Messenger give the title back.',
					{ placeholder: 'e.g. yes' },
				),
			],
		),
	],
	attributesOf: (values) => ({ items: itemsOf(entriesOf(values.choices)) }),
};

function itemsOf(entries: IDataObject[]): IDataObject[] {
	if (entries.length === 0) throw new InvalidInput('"Choices" is empty', 'Add at least one, or send a text.');
	const items = entries.map((entry) => {
		const title = toText(entry.title).trim();
		return { title, value: toText(entry.value).trim() || title };
	});
	const titles = new Set<string>();
	for (const { title } of items) {
		if (titles.has(title)) {
			throw new InvalidInput(
				`Two choices have the title "${title}", so the answer would not say which one was chosen`,
				'Give each choice a title of its own.',
			);
		}
		titles.add(title);
	}
	return items;
}
