import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, isEmpty, isRecord, objectAt, objectsAt, toText } from '../../shared';
import { storedParameter } from '../liquid';
import { isTwilio } from './inboxKind';

/** What a WhatsApp inbox and its provider make of templates. */
interface Provider {
	/** The templates as the inbox lists them; undefined where it does not. */
	listed: (inbox: IDataObject) => Template[] | undefined;
	isSameLanguage: (one: string, other: string) => boolean;
	/** Most characters of a parameter. */
	longest: number;
	/** Whether a parameter that the template does not have is an error. */
	knowsAll: boolean;
}

interface Template {
	name: string;
	language: string;
	status: string;
	/** The names in its double braces. */
	placeholders: string[];
	/** False for a kind that Chatwoot sends without parameters. */
	takesParameters: boolean;
}

/**
 * Meta, through WhatsApp Cloud or 360dialog. Chatwoot v4.15.1 app/services/whatsapp/template_processor_service.rb:21-31: letter case
 * of the language does not count; populate_template_parameters_service.rb: a parameter is cut to 1,000 characters.
 */
const meta: Provider = {
	listed: ({ message_templates: templates }) =>
		Array.isArray(templates)
			? objectsAt({ templates }, 'templates').map((template) => ({
					...commonOf(template, template.name),
					placeholders: objectsAt(template, 'components')
						.filter(({ type }) => toText(type).toUpperCase() === 'BODY')
						.flatMap(({ text }) => placeholdersIn(text)),
					takesParameters: true,
				}))
			: undefined,
	isSameLanguage: (one, other) => one.toLowerCase() === other.toLowerCase(),
	longest: 1000,
	knowsAll: true,
};

// Chatwoot v4.15.1 app/services/twilio/template_processor_service.rb:26-37
const FILLED_KINDS = ['text', 'quick_reply', 'call_to_action', 'media'];

/**
 * Twilio. `variables` are samples, which Twilio takes for a parameter that is missing. Twilio error 21658: a variable has up to 1,600
 * characters. Variables also occur in parts of a template that Chatwoot does not list.
 */
const twilio: Provider = {
	listed: ({ content_templates: synced }) =>
		synced === undefined
			? undefined
			: objectsAt(isRecord(synced) ? synced : {}, 'templates').map((template) => ({
					...commonOf(template, template.friendly_name),
					placeholders: [...Object.keys(objectAt(template, 'variables')), ...placeholdersIn(template.body)],
					takesParameters: FILLED_KINDS.includes(toText(template.template_type)),
				})),
	isSameLanguage: (one, other) => one === other,
	longest: 1600,
	knowsAll: false,
};

/**
 * Throws an InvalidInput for a template that would not arrive as the row gives it: it is unknown, not approved or in another language,
 * a parameter is empty, missing or too long, or the file of the header or the code of a button cannot be sent.
 */
export function requireTemplate(inbox: IDataObject, params: IDataObject): void {
	const provider = isTwilio(inbox) ? twilio : meta;
	const parameters = parametersOf(params);
	requireValues(parameters, provider);
	requireExtras(objectAt(params, 'processed_params'), isTwilio(inbox));
	const templates = provider.listed(inbox);
	if (templates) requireParameters(requireListed(templates, params, provider), parameters, provider);
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

// Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb: an address loses quotes and angle brackets and is cut
// like any parameter; with another protocol, or a code of more than 15 characters, the job ends, and the message stays "sent".
function requireExtras({ header, buttons }: IDataObject, isTwilioInbox: boolean): void {
	const button: unknown = Array.isArray(buttons) ? buttons[0] : undefined;
	if (isTwilioInbox && (header !== undefined || button !== undefined)) {
		throw new InvalidInput(
			'"Header Media URL" and "Button Parameter" do not reach a template of Twilio',
			'Give the variables of header and buttons under Template Parameters, by their numbers.',
		);
	}
	if (isRecord(header) && !/^https?:\/\/[^<>"']{1,990}$/i.test(storedParameter(header.media_url).trim())) {
		throw new InvalidInput(
			'"Header Media URL" cannot be sent: Chatwoot takes an address with http or https, without quotes and angle brackets, of 1,000 characters at most',
			'Shorten the address, or percent-encode the signs.',
		);
	}
	if (!isRecord(button) || button.type !== 'copy_code') return;
	const code = storedParameter(button.parameter).trim();
	if (code !== '' && code.length <= 15) return;
	throw new InvalidInput(
		`"Button Parameter" is "${code}", and a code to copy has 1 to 15 characters`,
		'Enter another code.',
	);
}

function requireListed(templates: Template[], params: IDataObject, { isSameLanguage }: Provider): Template {
	const name = toText(params.name);
	const language = toText(params.language) || 'en';
	const known = templates.filter((template) => template.name === name);
	const given = known.find((template) => isSameLanguage(template.language, language));
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

function requireParameters(template: Template, parameters: IDataObject, { knowsAll }: Provider): void {
	const { name, placeholders, takesParameters } = template;
	const given = Object.keys(parameters);
	if (!takesParameters && !isEmpty(parameters)) {
		throw new InvalidInput(
			`Chatwoot sends the template "${name}" without parameters, because of its kind`,
			'Remove the parameters, or choose another template.',
		);
	}
	const has = placeholders.length > 0 ? `It has: ${[...new Set(placeholders)].join(', ')}.` : 'It has none.';
	const missing = placeholders.find((placeholder) => !given.includes(placeholder));
	if (missing !== undefined) throw new InvalidInput(`The template "${name}" needs the parameter "${missing}"`, has);
	const unknown = given.find((key) => !placeholders.includes(key));
	if (knowsAll && unknown !== undefined) {
		throw new InvalidInput(`The template "${name}" has no parameter "${unknown}"`, has);
	}
}

function commonOf({ language, status }: IDataObject, name: unknown) {
	return { name: toText(name), language: toText(language), status: toText(status).toLowerCase() };
}

function placeholdersIn(text: unknown): string[] {
	return [...toText(text).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name);
}
