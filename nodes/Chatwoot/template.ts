import type { IDataObject } from 'n8n-workflow';
import {
	InvalidInput,
	isEmpty,
	isRecord,
	NAMES_AND_VALUES,
	objectsAt,
	optionsOf,
	toText,
	type Values,
} from '../shared';
import { labelOf, processedParams } from './templates/variables';

/** The `template_params` of a row, as Chatwoot wants them. Undefined for other content. Throws an InvalidInput. */
export function templateOf(values: Values): IDataObject | undefined {
	if (values.content !== 'template') return undefined;
	const { templateCategory: category } = optionsOf(values) as IDataObject;
	const { templateName: name, templateLanguage: language } = values as IDataObject;
	return {
		name,
		...(category !== undefined && { category }),
		// Without a language, Chatwoot sends the template with its parameters dropped.
		language: toText(language) || 'en',
		processed_params:
			values.templateFill === NAMES_AND_VALUES ? namedParams(values) : processedParams(filledIn(values)),
	};
}

/** The texts of the variables of a row, each under the name that people know. */
export function templateTexts(values: Values): Array<[string, string]> {
	if (values.content !== 'template') return [];
	if (values.templateFill !== NAMES_AND_VALUES) {
		return Object.entries(filledIn(values)).map(([id, value]) => [labelOf(id), toText(value)]);
	}
	const { headerText } = optionsOf(values);
	const buttons = buttonsOf(values).map(({ number, value }): [string, string] => [
		`button ${toText(number)}`,
		toText(value),
	]);
	return [
		...parametersOf(values).map(({ key, value }): [string, string] => [toText(key).trim(), toText(value)]),
		...(headerText === undefined ? [] : [['header', toText(headerText)] as [string, string]]),
		...buttons,
	];
}

function filledIn({ templateValues: given }: Values): Values {
	return isRecord(given) ? given : {};
}

function parametersOf({ templateParameters: given }: Values): IDataObject[] {
	return isRecord(given) ? objectsAt(given, 'parameter') : [];
}

function buttonsOf(values: Values): IDataObject[] {
	const { templateButtons: given } = optionsOf(values);
	return isRecord(given) ? objectsAt(given, 'button') : [];
}

function namedParams(values: Values): IDataObject {
	const { headerText, mediaType, mediaUrl, mediaName, format } = optionsOf(values) as IDataObject;
	const body = Object.fromEntries(parametersOf(values).map(({ key, value }) => [toText(key).trim(), value ?? '']));
	const header = {
		...(headerText !== undefined && { '1': headerText }),
		...(mediaUrl !== undefined && { media_url: mediaUrl, media_type: mediaType ?? 'image' }),
		...(mediaName !== undefined && { media_name: mediaName }),
	};
	const buttons = placed(buttonsOf(values));
	if (format === 'flat') {
		if (isEmpty(header) && buttons.length === 0) return body;
		throw new InvalidInput(
			'"Parameter Format" is Flat, which carries the parameters of the text only, so the header and the buttons would get none',
			'Choose "Body, Header and Buttons", or take Header Text, Header Media URL, Header Document Name and Template Buttons out.',
		);
	}
	return {
		...(!isEmpty(body) && { body }),
		...(!isEmpty(header) && { header }),
		...(buttons.length > 0 && { buttons }),
	};
}

// The place in the list is the number of the button. A button without a value keeps its place, with a type, as each entry needs one.
function placed(given: IDataObject[]): IDataObject[] {
	const buttons: Array<IDataObject | undefined> = [];
	for (const { number = 1, type = 'url', value = '' } of given) {
		const index = Number(number) - 1;
		if (buttons[index]) {
			throw new InvalidInput(`Two of "Template Buttons" have the number ${index + 1}`, 'Give each its own number.');
		}
		buttons[index] = { type, parameter: value };
	}
	return Array.from(buttons, (button) => button ?? { type: 'quick_reply' });
}
