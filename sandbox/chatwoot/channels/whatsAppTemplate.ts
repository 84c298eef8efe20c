import { isRecord } from '../../server/guards';
import { isBlank, toText } from '../params';
import type { Attributes, TemplateRecord } from '../store/records';
import { asRubyText, buttonParameter, mediaParameter, namedParameter, parameter } from './templateValues';

const partNames = ['body', 'header', 'footer', 'buttons'];

/** Whether parameters are grouped by the parts of a template. One button without a type makes them count as the old form. */
function isGrouped(processed: Attributes): boolean {
	const { body, header, buttons } = processed;
	const isObjectOrMissing = (part: unknown) => part === undefined || part === null || isRecord(part);
	const hasTypes = (part: unknown) =>
		part === undefined ||
		part === null ||
		(Array.isArray(part) && part.every((button) => isRecord(button) && Boolean(button.type)));
	return (
		partNames.some((name) => name in processed) &&
		isObjectOrMissing(body) &&
		isObjectOrMissing(header) &&
		hasTypes(buttons)
	);
}

/**
 * Parameters grouped by the parts of a template. All values of the old, flat form are parameters of the body.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/template_parameter_converter_service.rb
 */
function grouped(processed: unknown): Attributes {
	if (!isRecord(processed)) return {};
	if (isGrouped(processed)) return processed;
	const body = Object.fromEntries(Object.entries(processed).map(([name, value]) => [name, asRubyText(value)]));
	return { body };
}

function filled(part: unknown): Array<[string, unknown]> {
	return isRecord(part) ? Object.entries(part).filter(([, value]) => !isBlank(value)) : [];
}

function headerParameters(header: unknown): Attributes[] {
	if (!isRecord(header)) return [];
	return filled(header).flatMap(([name, value]): Attributes[] => {
		if (name === 'media_url' && !isBlank(header.media_type)) {
			return [mediaParameter(value, header.media_type, header.media_name)];
		}
		return name === 'media_type' || name === 'media_name' ? [] : [parameter(value)];
	});
}

function buttonComponents(buttons: unknown): Attributes[] {
	if (!Array.isArray(buttons)) return [];
	return buttons.flatMap((button: unknown, index): Attributes[] => {
		if (!isRecord(button) || isBlank(button)) return [];
		if (button.type !== 'url' && isBlank(button.parameter)) return [];
		return [{ type: 'button', sub_type: button.type ?? 'url', index, parameters: [buttonParameter(button)] }];
	});
}

/**
 * The components of a template, as the Graph API takes them. Blank values are left out, so that later ones move up.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/template_processor_service.rb:40; seen on Chatwoot 4.15.1: an empty first value
 */
function componentsOf(processed: unknown, { parameter_format: format }: TemplateRecord): Attributes[] {
	const { header, body, footer, buttons } = grouped(processed);
	const named = format === 'NAMED';
	const parts: Array<[type: string, parameters: Attributes[]]> = [
		['header', headerParameters(header)],
		['body', filled(body).map(([name, value]) => (named ? namedParameter(name, value) : parameter(value)))],
		['footer', filled(footer).map(([, value]) => parameter(value))],
	];
	const texts = parts.filter(([, list]) => list.length > 0).map(([type, parameters]) => ({ type, parameters }));
	return [...texts, ...buttonComponents(buttons)];
}

const isSame = (a: unknown, b: unknown) => toText(a)?.toLowerCase() === toText(b)?.toLowerCase();

/**
 * A template message as the Graph API takes it; undefined without the name of a template. The server sends a template that it
 * does not know in the language, or that is not approved, without its parameters.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/template_processor_service.rb:21, providers/whatsapp_cloud_service.rb:169; seen on
 * Chatwoot 4.15.1: an unknown name
 */
export function templateOf(params: Attributes, templates: readonly TemplateRecord[]): Attributes | undefined {
	const { name, language, processed_params: processed } = params;
	if (isBlank(name)) return undefined;
	const known = templates.find(
		(template) => template.name === name && isSame(template.language, language) && isSame(template.status, 'approved'),
	);
	return {
		name,
		language: { policy: 'deterministic', code: language ?? null },
		components: known ? componentsOf(processed, known) : [],
	};
}
