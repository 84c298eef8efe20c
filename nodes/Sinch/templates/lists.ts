import type { IDataObject, INodeListSearchItems, ResourceMapperFields } from 'n8n-workflow';
import {
	matching,
	noEntries,
	omittableListIn,
	pageOf,
	toText,
	valueInPanel,
	variableEntries,
	type EntryList,
	type ListRequest,
	type PickerList,
} from '../../shared';
import { callTo, routes } from '../routes';
import { fetchOmniTemplate, isSameLanguage, languagesOf, omniVariablesOf } from './omni';
import { idOf, type TemplateVariable } from './variable';
import { fetchWhatsAppTemplates, isApproved, whatsAppVariablesOf } from './whatsApp';

/** The omni-channel templates of the region. The API gives them on one page. */
export const omniTemplates: PickerList = {
	method: 'searchOmniTemplates',
	search: async ({ fetch, filter, paginationToken }) => {
		const templates = omittableListIn(await fetch(callTo(routes.listTemplates)), 'templates');
		return pageOf(matching(templates.map(omniItem), filter), paginationToken);
	},
};

/** The languages of the omni-channel template in the panel. */
export const omniLanguages: PickerList = {
	method: 'searchOmniLanguages',
	search: async (request) => {
		const id = valueInPanel(request.context, 'omniTemplate');
		return searched(request, id === undefined ? [] : languagesOf(await fetchOmniTemplate(request.fetch, id)));
	},
};

/** The variables of the omni-channel template in the panel. */
export const omniVariables: EntryList = {
	method: 'getOmniVariables',
	entries: async ({ fetch, context }) => {
		const id = valueInPanel(context, 'omniTemplate');
		if (id === undefined) return noEntries('Choose the template first.');
		const template = await fetchOmniTemplate(fetch, id);
		return fieldsOf(omniVariablesOf(template, valueInPanel(context, 'omniLanguage')));
	},
};

/** The names of the approved WhatsApp templates of the project. */
export const whatsAppTemplates: PickerList = {
	method: 'searchWhatsAppTemplates',
	search: async (request) => {
		const approved = (await fetchWhatsAppTemplates(request.fetch)).filter(isApproved);
		return searched(request, [...new Set(approved.map(({ name }) => toText(name)))]);
	},
};

/** The languages in which the WhatsApp template in the panel is approved. */
export const whatsAppLanguages: PickerList = {
	method: 'searchWhatsAppLanguages',
	search: async (request) => {
		const name = valueInPanel(request.context, 'whatsAppTemplate');
		const templates = name === undefined ? [] : await fetchWhatsAppTemplates(request.fetch, name);
		return searched(
			request,
			templates.filter(isApproved).map(({ language }) => toText(language)),
		);
	},
};

/** The variables of the WhatsApp template in the panel, in the language there; without one, those of its first language. */
export const whatsAppVariables: EntryList = {
	method: 'getWhatsAppVariables',
	entries: async ({ fetch, context }) => {
		const name = valueInPanel(context, 'whatsAppTemplate');
		if (name === undefined) return noEntries('Choose the template first.');
		const templates = await fetchWhatsAppTemplates(fetch, name);
		const language = valueInPanel(context, 'templateLanguage');
		const template = templates.find((one) => language === undefined || isSameLanguage(toText(one.language), language));
		if (!template) return noEntries('There is no such template in this language.');
		return fieldsOf(whatsAppVariablesOf(template));
	},
};

function omniItem({ id, description }: IDataObject): INodeListSearchItems {
	const texts = [description, id].map(toText).filter((text) => text !== '');
	return { name: [...new Set(texts)].join(': '), value: toText(id) };
}

function searched({ filter, paginationToken }: ListRequest, values: string[]) {
	return pageOf(
		matching(
			values.map((value) => ({ name: value, value })),
			filter,
		),
		paginationToken,
	);
}

function fieldsOf(variables: TemplateVariable[]): ResourceMapperFields {
	return variableEntries(variables.map((variable) => ({ ...variable, id: idOf(variable) })));
}
