import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidInput, optionsOf, when, type Values } from '../../shared';
import { articles } from './articles';
import { cards } from './cards';
import { choices } from './choices';
import { form } from './form';
import type { InteractiveKind } from './kind';

/** Asks for an email address, and stores it on the contact. */
const emailQuestion: InteractiveKind = {
	option: {
		name: 'Email Question',
		value: 'emailQuestion',
		description: 'Asks for the email address and stores it on the contact; on websites only',
	},
	contentType: 'input_email',
	fields: [],
	attributesOf: () => ({}),
};

const kinds = [articles, cards, choices, emailQuestion, form];

/** The kinds of interactive messages, values of the field Content. */
export const interactiveOptions: INodePropertyOptions[] = kinds.map(({ option }) => option);

/** The values of Content that are interactive. */
export const interactiveValues = interactiveOptions.map(({ value }) => String(value));

/** The fields of the interactive kinds, each shown while its kind is chosen. */
export const interactiveFields: INodeProperties[] = kinds.flatMap(({ option, fields }) =>
	when('content', [String(option.value)], fields),
);

/** What an interactive message adds to the body of its request. Empty for other messages. Throws an InvalidInput. */
export function interactivePart(values: Values, fileCount: number): { contentType?: string; attributes: IDataObject } {
	const kind = kinds.find(({ option }) => option.value === values.content);
	if (!kind) return { attributes: {} };
	const { name } = kind.option;
	if (optionsOf(values).messageType === 'note') {
		throw new InvalidInput(
			`${name} cannot be sent as a private note`,
			'Choose Text as Content, or Outgoing as Message Type.',
		);
	}
	// Chatwoot v4.15.1 whatsapp_cloud_service.rb:118: with a file, the channel leaves the choices out.
	if (fileCount > 0) {
		throw new InvalidInput(`${name} cannot carry files`, 'Send the files as a message of their own.');
	}
	return { contentType: kind.contentType, attributes: kind.attributesOf(values) };
}
