import type { IDataObject } from 'n8n-workflow';
import {
	matching,
	noEntries,
	pageOf,
	toText,
	valueInPanel,
	variableEntries,
	type EntryList,
	type ListRequest,
	type PickerList,
} from '../../shared';
import { recordsIn } from '../answers';
import { callTo, routes } from '../routes';
import { templatesOf, type ListedTemplate } from './listed';

/** The names of the approved templates of the WhatsApp inbox in the panel; without one, of all WhatsApp inboxes. */
export const templates: PickerList = {
	method: 'searchTemplates',
	search: async (request) =>
		searched(
			request,
			(await approvedTemplates(request)).map(({ name }) => name),
		),
};

/** The languages in which the template in the panel is approved. */
export const templateLanguages: PickerList = {
	method: 'searchTemplateLanguages',
	search: async (request) => {
		const name = valueInPanel(request.context, 'templateName');
		const known = (await approvedTemplates(request)).filter((template) => template.name === name);
		return searched(
			request,
			known.map(({ language }) => language),
		);
	},
};

/**
 * The variables of the template in the panel, in the language there. Without one: in en, which the send takes then, else in the first
 * language of the template.
 */
export const templateVariables: EntryList = {
	method: 'getTemplateVariables',
	entries: async (request) => {
		const name = valueInPanel(request.context, 'templateName');
		if (name === undefined) return noEntries('Choose the template first.');
		const language = valueInPanel(request.context, 'templateLanguage')?.toLowerCase();
		const known = (await approvedTemplates(request)).filter((template) => template.name === name);
		const inLanguage = (code: string) => known.find((one) => one.language.toLowerCase() === code);
		const template = language === undefined ? (inLanguage('en') ?? known[0]) : inLanguage(language);
		if (!template) return noEntries('No WhatsApp inbox has this template in this language.');
		if (template.unfillable !== undefined)
			return noEntries(`Not supported: this template has ${template.unfillable}, which Chatwoot cannot fill.`);
		return variableEntries(template.variables);
	},
};

async function approvedTemplates({ fetch, context }: ListRequest): Promise<ListedTemplate[]> {
	const inboxes = recordsIn(await fetch(callTo(routes.listInboxes)));
	const chosen = valueInPanel(context, 'inboxId');
	const isMeant = ({ id }: IDataObject) => chosen === undefined || toText(id) === chosen;
	const all = inboxes.filter(isMeant).flatMap((inbox) => templatesOf(inbox) ?? []);
	return all.filter(({ status }) => status === 'approved');
}

function searched({ filter, paginationToken }: ListRequest, values: string[]) {
	const items = [...new Set(values)].sort().map((value) => ({ name: value, value }));
	return pageOf(matching(items, filter), paginationToken);
}
