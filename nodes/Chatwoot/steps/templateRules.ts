import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, isRecord, objectAt, omit, requireTemplateText, toText } from '../../shared';
import { storedParameter } from '../liquid';
import { isSameLanguage, templatesOf, type ListedTemplate } from '../templates/listed';
import { placeholderOf, variablesIn, wordsFor, type TemplateVariable } from '../templates/variables';
import { isTwilio, isWhatsApp } from './inboxKind';

/** What a provider makes of parameters. */
interface Provider {
	/** Most characters of a parameter. */
	longest: number;
	/** Whether a parameter that the template does not have is an error. */
	knowsAll: boolean;
}

/**
 * Meta, through WhatsApp Cloud or 360dialog. Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb: a parameter
 * is cut to 1,000 characters. Meta, Cloud API, errors 132000 and 132012: parameters that do not match the template.
 */
const meta: Provider = { longest: 1000, knowsAll: true };

/**
 * Twilio takes its sample for a parameter that is missing. Twilio error 21658: a variable has up to 1,600 characters. Variables also
 * occur in parts of a template that Chatwoot does not list.
 */
const twilio: Provider = { longest: 1600, knowsAll: false };

/**
 * Throws an InvalidInput for a template that would not arrive as the row gives it: it is unknown, not approved or in another language,
 * Chatwoot cannot fill it, a parameter is empty, missing, too long or on several lines, or the file of the header or the code of a
 * button cannot be sent.
 */
export function requireTemplate(inbox: IDataObject, params: IDataObject): void {
	const provider = isTwilio(inbox) ? twilio : meta;
	const processed = objectAt(params, 'processed_params');
	const parameters = parametersOf(params);
	const texts = { ...parameters, ...otherTexts(processed) };
	requireValues(texts, provider);
	if (isWhatsApp(inbox)) requireLines(texts);
	requireExtras(processed, isTwilio(inbox));
	if (!templatesOf(inbox)) return;
	const template = requireListed(inbox, params);
	requireVariables(template, variablesIn({ ...processed, body: parameters }), provider);
}

/** The template parameters of a message as its inbox takes them: Twilio's are not grouped by the parts of a template. */
export function templateParamsFor(inbox: IDataObject | undefined, params: IDataObject): IDataObject {
	if (!inbox || !isTwilio(inbox)) return params;
	return { ...params, processed_params: parametersOf(params) };
}

/** The parameters of the body, which are grouped or not. */
function parametersOf({ processed_params: processed }: IDataObject): IDataObject {
	if (!isRecord(processed)) return {};
	if (isRecord(processed.body)) return processed.body;
	return 'header' in processed || 'buttons' in processed ? {} : processed;
}

function requireValues(parameters: IDataObject, { longest }: Provider): void {
	for (const [name, value] of Object.entries(parameters)) {
		const text = storedParameter(value);
		if (text.trim() === '') {
			throw new InvalidInput(
				`Template parameter "${name}" is empty: Chatwoot leaves it out, and the next one would take its place`,
				'Give every parameter a value.',
			);
		}
		const length = countCharacters(text);
		if (length > longest) {
			throw new InvalidInput(
				`Template parameter "${name}" has ${length} characters, and ${longest.toLocaleString('en')} are sent at most`,
				'Shorten it.',
			);
		}
	}
}

// Chatwoot takes blanks and line breaks away at the ends alone.
function requireLines(parameters: IDataObject): void {
	for (const [name, value] of Object.entries(parameters))
		requireTemplateText(storedParameter(value).trim(), `Template parameter "${name}"`);
}

/** The texts of header and buttons by the names that people read. */
function otherTexts({ header, buttons }: IDataObject): IDataObject {
	const texts = isRecord(header) ? omit(header, 'media_url', 'media_type', 'media_name') : {};
	const ofButtons = buttonsOf(buttons).map(({ parameter }, index) => [`button ${index + 1}`, parameter] as const);
	return {
		...Object.fromEntries(Object.values(texts).map((text) => ['header', text])),
		...Object.fromEntries(ofButtons.filter(([, text]) => text !== undefined)),
	};
}

function buttonsOf(buttons: unknown): IDataObject[] {
	return (Array.isArray(buttons) ? buttons : []).map((button) => (isRecord(button) ? button : {}));
}

// Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb: an address loses quotes and angle brackets and is cut
// like any parameter; with another protocol, or a code of more than 15 characters, the job ends, and the message stays "sent".
function requireExtras({ header, buttons }: IDataObject, isTwilioInbox: boolean): void {
	const given = buttonsOf(buttons);
	if (isTwilioInbox && (header !== undefined || given.length > 0)) {
		throw new InvalidInput(
			'Values of header and buttons do not reach a template of Twilio',
			'Give the variables of header and buttons by their numbers, as those of the text.',
		);
	}
	const url = isRecord(header) ? header.media_url : undefined;
	if (url !== undefined && !/^https?:\/\/[^<>"']{1,990}$/i.test(storedParameter(url).trim())) {
		throw new InvalidInput(
			'The URL of the file in the header cannot be sent: Chatwoot takes an address with http or https, without quotes and angle brackets, of 1,000 characters at most',
			'Shorten the address, or percent-encode the signs.',
		);
	}
	given.forEach(requireCode);
}

function requireCode({ type, parameter }: IDataObject, index: number): void {
	if (type !== 'copy_code') return;
	const code = storedParameter(parameter).trim();
	if (code !== '' && code.length <= 15) return;
	throw new InvalidInput(
		`The code of button ${index + 1} is "${code}", and a code to copy has 1 to 15 characters`,
		'Enter another code.',
	);
}

function requireListed(inbox: IDataObject, params: IDataObject): ListedTemplate {
	const name = toText(params.name);
	const language = toText(params.language) || 'en';
	const known = (templatesOf(inbox) ?? []).filter((template) => template.name === name);
	const given = known.find((template) => isSameLanguage(inbox, template.language, language));
	if (given?.status === 'approved') return given;
	throw new InvalidInput(
		given
			? `Meta has not approved the template "${name}": its status is ${given.status.toUpperCase()}`
			: `This inbox has no template "${name}" in the language "${language}"`,
		known.length > 0
			? `It has the template in: ${known.map((template) => template.language).join(', ')}.`
			: 'Check the name. A new template appears after Settings → Inboxes → Configuration → Sync Templates.',
	);
}

function requireVariables(template: ListedTemplate, given: string[], { knowsAll }: Provider): void {
	const { name, variables, takesParameters, unfillable } = template;
	if (unfillable !== undefined) {
		throw new InvalidInput(
			`The template "${name}" has ${unfillable}, which Chatwoot cannot fill`,
			'Choose another template.',
		);
	}
	if (!takesParameters && given.length > 0) {
		throw new InvalidInput(
			`Chatwoot sends the template "${name}" without parameters, because of its kind`,
			'Remove the parameters, or choose another template.',
		);
	}
	const has = variables.length > 0 ? `It has: ${variables.map(shortName).join(', ')}.` : 'It has none.';
	const missing = variables.find(({ id, required }) => required && !given.includes(id));
	if (missing) throw new InvalidInput(`The template "${name}" needs the ${wordsFor(missing.id)}`, has);
	const unknown = given.find((id) => !variables.some((variable) => variable.id === id));
	if (knowsAll && unknown !== undefined) {
		throw new InvalidInput(`The template "${name}" has no ${wordsFor(unknown)}`, has);
	}
}

function shortName(variable: TemplateVariable): string {
	return placeholderOf(variable) ?? variable.label;
}
