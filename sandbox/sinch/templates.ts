import type { OperationHandler } from '../server/types';
import { HttpError } from '../server/types';
import type { TemplateRecord } from './records';
import { queryOf } from './request';
import type { SinchState } from './state';

function requireTemplate({ store }: SinchState, id: unknown): TemplateRecord {
	const found = store.templates.find((template) => template.id === id);
	if (!found) throw new HttpError(404, `template ${String(id)} was not found`);
	return found;
}

/** The page of a list of the Provisioning API: its tokens tell where the page begins. Throws an HttpError for another token. */
function provisioningPage(records: readonly unknown[], { pageToken, pageSize = 50 }: Record<string, unknown>) {
	const start = typeof pageToken === 'string' ? Number(/^from-(\d+)$/.exec(pageToken)?.[1]) : 0;
	if (Number.isNaN(start)) throw new HttpError(400, 'pageToken is not valid');
	const size = Number(pageSize);
	const next = start + size;
	return {
		totalSize: records.length,
		pageSize: size,
		templates: records.slice(start, next),
		...(next < records.length && { nextPageToken: `from-${next}` }),
	};
}

/** Handlers of all routes below templates. Their hosts are other ones at Sinch; the sandbox has one host for all routes. */
export const templateHandlers: Record<string, OperationHandler<SinchState>> = {
	listWhatsAppTemplates: (call, { store }) => {
		const query = queryOf(call);
		const prefix = typeof query.templateName === 'string' ? query.templateName : '';
		const found = store.whatsAppTemplates.filter(({ name }) => name.startsWith(prefix));
		return { status: 200, body: provisioningPage(found, query) };
	},

	listTemplates: (_call, { store }) => ({ status: 200, body: { templates: store.templates } }),

	getTemplate: ({ params }, state) => ({ status: 200, body: requireTemplate(state, params.template_id) }),

	listTemplateTranslations: ({ params, query }, state) => {
		const { language_code, translation_version } = Object(query) as Record<string, unknown>;
		const translations = requireTemplate(state, params.template_id).translations.filter(
			(translation) =>
				(language_code === undefined || translation.language_code === language_code) &&
				(translation_version === undefined || translation.version === translation_version),
		);
		return { status: 200, body: { translations } };
	},
};
