import type { OperationHandler } from '../server/types';
import { HttpError } from '../server/types';
import type { TemplateRecord } from './records';
import type { SinchState } from './state';

function requireTemplate({ store }: SinchState, id: unknown): TemplateRecord {
	const found = store.templates.find((template) => template.id === id);
	if (!found) throw new HttpError(404, `template ${String(id)} was not found`);
	return found;
}

/** Handlers of all routes below templates. Their host is another one at Sinch; the sandbox has one host for all routes. */
export const templateHandlers: Record<string, OperationHandler<SinchState>> = {
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
