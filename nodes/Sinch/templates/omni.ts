import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, objectsAt, toText, type Fetch } from '../../shared';
import { requireRecord } from '../readableAnswer';
import { callTo, routes } from '../routes';
import { requireOwnIds, type TemplateVariable } from './variable';

/**
 * An omni-channel template with its translations. It is found in its own region only. Throws a Failure, e.g. when there is no
 * such template.
 */
export async function fetchOmniTemplate(fetch: Fetch, id: string): Promise<IDataObject> {
	const call = callTo(routes.getTemplate, { path: { template_id: id }, labels: { template_id: 'Template' } });
	return requireRecord(await fetch(call), 'which variables the template has');
}

/** The languages of an omni-channel template, as `language_code` of its translations. */
export function languagesOf(template: IDataObject): string[] {
	const codes = objectsAt(template, 'translations').map(({ language_code: code }) => toText(code));
	return [...new Set(codes)].filter((code) => code !== '');
}

/**
 * The variables of an omni-channel template in a language; without one those of all its languages, since Sinch then chooses the
 * language of the contact. Every variable needs a value (@sinch/conversation, TemplateReference.parameters). Throws an InvalidInput
 * for a language that the template does not have, and for two variables that the fields of the panel cannot tell apart.
 */
export function omniVariablesOf(template: IDataObject, language: string | undefined): TemplateVariable[] {
	const languages = languagesOf(template);
	if (language !== undefined && !languages.some((code) => isSameLanguage(code, language))) {
		throw new InvalidInput(
			`"Language" is ${language}, but the template "${toText(template.id)}" has ${languages.join(', ') || 'no languages'}`,
			'Choose one of these, or leave Language empty.',
		);
	}
	const translations = objectsAt(template, 'translations').filter(
		({ language_code: code }) => language === undefined || isSameLanguage(toText(code), language),
	);
	const keys = translations.flatMap((translation) => objectsAt(translation, 'variables').map(({ key }) => toText(key)));
	const names = [...new Set(keys)].filter((key) => key !== '');
	return requireOwnIds(names.map((name) => ({ name, label: name, required: true })));
}

/**
 * Whether two language codes mean the same. Calls about templates take `en-US` and `en_US` (@sinch/conversation, TemplateReference),
 * and the list of WhatsApp templates has `EN_US` (Sinch Provisioning API 1.2.36, WhatsappPartialTemplateDto.language).
 */
export function isSameLanguage(one: string, other: string): boolean {
	const plain = (code: string) => code.replaceAll('_', '-').toLowerCase();
	return plain(one) === plain(other);
}
