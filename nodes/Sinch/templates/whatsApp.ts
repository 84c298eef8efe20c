import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, objectAt, objectsAt, tokenPager, toText, type Fetch } from '../../shared';
import { callTo, routes } from '../routes';
import { componentVariables } from './components';
import { isSameLanguage } from './omni';
import type { TemplateVariable } from './variable';

// Sinch Provisioning API, List all templates in project: `pageToken`, `pageSize`, `nextPageToken`. An older version of the page
// allows 100 on a page, a newer one 1,000.
const pager = tokenPager({
	items: 'templates',
	size: 'pageSize',
	token: 'pageToken',
	nextToken: 'nextPageToken',
	pageSize: 100,
	key: ({ name, language }) => `${toText(name)} ${toText(language)}`,
});

/**
 * The WhatsApp templates of the project, one for each name and language; with `name` those of this name alone. The list comes from
 * another host than messages, which has no regions. Throws a Failure.
 */
export async function fetchWhatsAppTemplates(fetch: Fetch, name?: string): Promise<IDataObject[]> {
	const call = callTo(routes.listWhatsAppTemplates, { query: name === undefined ? {} : { templateName: name } });
	const templates: IDataObject[] = [];
	const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
	for await (const page of pager(fetchPage, Infinity)) templates.push(...page);
	// Sinch finds names that begin with the text.
	return name === undefined ? templates : templates.filter((template) => template.name === name);
}

/** Whether WhatsApp sends a template. It sends none that is new, rejected, paused or disabled. */
export function isApproved({ state }: IDataObject): boolean {
	return state === 'APPROVED';
}

/**
 * The template of a name in a language, among all templates of that name. Throws an InvalidInput when there is none, and when WhatsApp
 * would not send it.
 */
export function requireWhatsAppTemplate(templates: IDataObject[], name: string, language: string): IDataObject {
	if (templates.length === 0) {
		throw new InvalidInput(
			`There is no WhatsApp template "${name}" in this project`,
			'Choose one from the list. Names are in small letters, with underscores.',
		);
	}
	const found = templates.find((template) => isSameLanguage(toText(template.language), language));
	const approved = templates.filter(isApproved).map((template) => toText(template.language));
	if (!found) {
		throw new InvalidInput(
			`"Language" is ${language}, but the WhatsApp template "${name}" has ${templates.map((template) => toText(template.language)).join(', ')}`,
			approved.length > 0 ? `Approved: ${approved.join(', ')}.` : 'No language of it is approved.',
		);
	}
	if (isApproved(found)) return found;
	throw new InvalidInput(
		`The WhatsApp template "${name}" (${language}) is not approved: ${toText(found.state) || 'it has no state yet'}`,
		'WhatsApp sends approved templates only. Look at it in the Sinch dashboard.',
	);
}

/** The variables of a WhatsApp template. Throws an InvalidInput for a variable whose name in the API is not documented. */
export function whatsAppVariablesOf(template: IDataObject): TemplateVariable[] {
	return componentVariables(objectsAt(objectAt(template, 'details'), 'components'));
}
