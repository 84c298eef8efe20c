import type { IDataObject } from 'n8n-workflow';
import { FIELD_PER_VARIABLE, InvalidInput, toText, type Call, type Row, type Values } from '../../shared';
import { messageOf } from '../content';
import { WHATSAPP } from './fields';
import { fetchOmniTemplate, omniVariablesOf } from './omni';
import { valuesByName, type TemplateVariable } from './variable';
import { fetchWhatsAppTemplates, requireWhatsAppTemplate, whatsAppVariablesOf } from './whatsApp';

/** A template as a message uses it: its variables, and its name for messages to the user. */
interface UsedTemplate {
	variables: TemplateVariable[];
	name: string;
}

/**
 * The call of a message with the values of its template, where each variable has a field of its own. `place` is the name of the message
 * in the body. Each template is read once in a run. Throws an InvalidInput when the template does not exist in the language, a value is missing, or one is given for a variable
 * that the template does not have; throws a Failure when the template cannot be read.
 */
export async function withTemplateValues(row: Row, call: Call, place: 'app_message' | 'message'): Promise<Call> {
	const { messageType, templateFill, templateOf, whatsAppValues, omniValues } = row.values;
	if (messageType !== 'template' || templateFill !== FIELD_PER_VARIABLE) return call;
	const isWhatsApp = templateOf === WHATSAPP;
	const { variables, name } = isWhatsApp ? await whatsAppTemplateOf(row) : await omniTemplateOf(row);
	const given = (isWhatsApp ? whatsAppValues : omniValues) ?? {};
	const checkedParameters = valuesByName(variables, { ...given }, name);
	return { ...call, body: { ...call.body, [place]: messageOf({ ...row.values, checkedParameters }) } };
}

async function whatsAppTemplateOf({ account, fetch, values }: Row): Promise<UsedTemplate> {
	const name = toText(values.whatsAppTemplate);
	const language = toText(values.templateLanguage);
	const templates = await account.once(
		`whatsapp template ${name}`,
		async () => await fetchWhatsAppTemplates(fetch, name),
	);
	const template = requireWhatsAppTemplate(templates, name, language);
	return { variables: whatsAppVariablesOf(template), name: `the WhatsApp template "${name}" (${language})` };
}

async function omniTemplateOf({ account, fetch, values }: Row): Promise<UsedTemplate> {
	const id = toText(values.omniTemplate);
	const language = toText(values.omniLanguage) || undefined;
	const template = await account.once(`omni template ${id}`, async () => await fetchOmniTemplate(fetch, id));
	requireCurrentVersion(template, values);
	const name = `the template "${id}"${language === undefined ? '' : ` (${language})`}`;
	return { variables: omniVariablesOf(template, language), name };
}

// Sinch tells the variables of the present version alone.
function requireCurrentVersion({ id, version }: IDataObject, { templateVersion }: Values): void {
	const wanted = toText(templateVersion);
	if (wanted === 'latest' || version === undefined || wanted === toText(version)) return;
	throw new InvalidInput(
		`"Version" is ${wanted}, but the template "${toText(id)}" has version ${toText(version)}, and Sinch tells the variables of that one only`,
		'Enter latest, or choose Names and Values for Fill Variables By.',
	);
}
