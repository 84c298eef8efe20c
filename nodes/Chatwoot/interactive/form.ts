import type { IDataObject } from 'n8n-workflow';
import { entriesField, entriesOf, InvalidInput, textField, toList, toText } from '../../shared';
import { filled, type InteractiveKind } from './kind';

/**
 * A form. Only the chat window of a website draws it. It sends the answers once every field has a value.
 *
 * Chatwoot v4.15.1 app/models/concerns/content_attribute_validator.rb:2, app/javascript/widget/components/AgentMessageBubble.vue
 */
export const form: InteractiveKind = {
	option: { name: 'Form', value: 'form', description: 'Fields to fill in; on websites only' },
	contentType: 'form',
	fields: [
		entriesField(
			{
				displayName: 'Form Fields',
				name: 'formFields',
				description: 'What the contact fills in. The form is sent once every field has a value.',
				hint: 'Only the chat window of a website shows it. Other channels show the text alone.',
			},
			{ displayName: 'Field', name: 'entry' },
			[
				textField('Name', 'name', 'The name under which the answer comes back', {
					required: true,
					placeholder: 'e.g. order_number',
				}),
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'text',
					description: 'What can be entered',
					options: [
						{ name: 'Email', value: 'email' },
						{ name: 'Long Text', value: 'text_area' },
						{ name: 'Select', value: 'select' },
						{ name: 'Text', value: 'text' },
					],
				},
				textField('Label', 'label', 'What stands above the field; the name if empty', {
					placeholder: 'e.g. Order number',
				}),
				textField('Placeholder', 'placeholder', 'What the empty field shows', { placeholder: 'e.g. A-1001' }),
				textField('Choices', 'choices', 'What can be selected, with commas between', {
					placeholder: 'e.g. Monday, Tuesday',
					displayOptions: { show: { type: ['select'] } },
				}),
			],
		),
		textField('Submit Button', 'submitButton', 'What the button below the form says', { placeholder: 'e.g. Send' }),
	],
	attributesOf: ({ formFields, submitButton }) => {
		const entries = entriesOf(formFields);
		if (entries.length === 0) throw new InvalidInput('"Form Fields" is empty', 'Add at least one, or send a text.');
		const names = entries.map(({ name }) => toText(name).trim());
		const twice = names.find((name, index) => names.indexOf(name) !== index);
		if (twice !== undefined) {
			throw new InvalidInput(`Two fields of the form have the name "${twice}"`, 'Give each field a name of its own.');
		}
		return { items: entries.map(fieldOf), ...filled({ button_label: toText(submitButton) }) };
	},
};

function fieldOf({ name: given, type = 'text', label, placeholder, choices }: IDataObject): IDataObject {
	const name = toText(given).trim();
	const options = toList(choices).map((choice) => ({ key: choice, label: choice, value: choice }));
	if (type === 'select' && options.length === 0) {
		throw new InvalidInput(`The field "${name}" of the form has no choices`, 'Enter them, with commas between.');
	}
	return {
		...filled({ name, type, label: toText(label) || name, placeholder }),
		...(type === 'select' && { options }),
	};
}
