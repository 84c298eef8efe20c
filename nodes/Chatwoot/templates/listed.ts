import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, toText } from '../../shared';
import { isTwilio } from '../steps/inboxKind';
import { numberedVariables, variablesOfComponents, type TemplateVariable } from './variables';

/** A WhatsApp template as an inbox lists it. */
export interface ListedTemplate {
	name: string;
	language: string;
	/** In lower case, e.g. `approved`. */
	status: string;
	/** '' where the inbox does not tell it. */
	category: string;
	variables: TemplateVariable[];
	/** False for a kind that Chatwoot sends without parameters. */
	takesParameters: boolean;
	/** A part that needs values which Chatwoot cannot send, in words such as `a carousel`; undefined for other templates. */
	unfillable?: string;
}

/**
 * The templates of an inbox; undefined where it does not list them.
 *
 * Chatwoot v4.15.1 app/views/api/v1/models/_inbox.json.jbuilder:71 (`content_templates`, Twilio) and :131 (`message_templates`, WhatsApp
 * Cloud and 360dialog)
 */
export function templatesOf(inbox: IDataObject): ListedTemplate[] | undefined {
	if (isTwilio(inbox)) {
		const { content_templates: synced } = inbox;
		if (synced === undefined) return undefined;
		return objectsAt(isRecord(synced) ? synced : {}, 'templates').map(ofTwilio);
	}
	return Array.isArray(inbox.message_templates) ? objectsAt(inbox, 'message_templates').map(ofMeta) : undefined;
}

/** Whether two codes name the same language. Chatwoot compares those of Meta without letter case, and those of Twilio exactly. */
export function isSameLanguage(inbox: IDataObject, one: string, other: string): boolean {
	return isTwilio(inbox) ? one === other : one.toLowerCase() === other.toLowerCase();
}

function ofMeta(template: IDataObject): ListedTemplate {
	const components = objectsAt(template, 'components');
	const unfillable = components.map(unfillableIn).find((part) => part !== undefined);
	return {
		...commonOf(template, template.name),
		variables: variablesOfComponents(components),
		takesParameters: true,
		...(unfillable !== undefined && { unfillable }),
	};
}

// Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb knows header, body and buttons; of headers, texts,
// pictures, videos and documents.
function unfillableIn({ type, format }: IDataObject): string | undefined {
	const kind = toText(type).toUpperCase();
	if (kind === 'CAROUSEL') return 'a carousel';
	return kind === 'HEADER' && toText(format).toUpperCase() === 'LOCATION' ? 'a location in its header' : undefined;
}

// Chatwoot v4.15.1 app/services/twilio/template_processor_service.rb:26-37
const FILLED_KINDS = ['text', 'quick_reply', 'call_to_action', 'media'];

// `variables` are samples. Variables also occur in parts of a template that Chatwoot does not list.
function ofTwilio(template: IDataObject): ListedTemplate {
	return {
		...commonOf(template, template.friendly_name),
		variables: numberedVariables(objectAt(template, 'variables'), template.body),
		takesParameters: FILLED_KINDS.includes(toText(template.template_type)),
	};
}

function commonOf({ language, status, category }: IDataObject, name: unknown) {
	return {
		name: toText(name),
		language: toText(language),
		status: toText(status).toLowerCase(),
		category: toText(category).toUpperCase(),
	};
}
