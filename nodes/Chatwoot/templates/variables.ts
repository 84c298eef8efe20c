import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isRecord, objectsAt, toText, type Values } from '../../shared';

/** A variable of a WhatsApp template. */
export interface TemplateVariable {
	/**
	 * The ID of its field in the panel: `body_1`, `header_text`, `header_image` (or video, document), `header_name`, `button_0_url`,
	 * `button_1_copy_code`. Buttons count from 0, as in the API.
	 */
	id: string;
	/** What people read. */
	label: string;
	required: boolean;
}

const MEDIA: Record<string, string> = { DOCUMENT: 'Document', IMAGE: 'Image', VIDEO: 'Video' };

/** The variables of a template of Meta. Its parts are header, body, footer and buttons; the footer has none. */
export function variablesOfComponents(components: IDataObject[]): TemplateVariable[] {
	return components.flatMap((component) => {
		switch (toText(component.type).toUpperCase()) {
			case 'HEADER':
				return headerVariables(component);
			case 'BODY':
				return placeholdersIn(component.text).map(bodyVariable);
			case 'BUTTONS':
				return objectsAt(component, 'buttons').flatMap(buttonVariables);
			default:
				return [];
		}
	});
}

/** The variables of a template of Twilio: those of its samples and those of its text. */
export function numberedVariables(samples: IDataObject, body: unknown): TemplateVariable[] {
	return [...new Set([...Object.keys(samples), ...placeholdersIn(body)])].map(bodyVariable);
}

/** The placeholder of a variable of the body, e.g. `1`; undefined for a variable of another part. */
export function placeholderOf({ id }: Pick<TemplateVariable, 'id'>): string | undefined {
	return id.startsWith('body_') ? id.slice('body_'.length) : undefined;
}

/**
 * The `processed_params` of a message, from the values of the fields of its variables.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb; a button without a value keeps its place as
 * `quick_reply`, because each entry needs a type and its place is that of the button
 */
export function processedParams(values: Values): IDataObject {
	const body: IDataObject = {};
	const header: IDataObject = {};
	const buttons: Array<IDataObject | undefined> = [];
	for (const [id, value] of Object.entries(values)) {
		const [part, place = '', kind = ''] = splitId(id);
		if (part === 'body') body[place] = value as string;
		if (part === 'button') buttons[Number(place)] = { type: kind, parameter: value as string };
		if (part !== 'header') continue;
		if (place === 'text') header['1'] = value as string;
		else if (place === 'name') header.media_name = value as string;
		else Object.assign(header, { media_url: value, media_type: place });
	}
	return {
		...(!isEmpty(body) && { body }),
		...(!isEmpty(header) && { header }),
		...(buttons.length > 0 && { buttons: Array.from(buttons, (button) => button ?? { type: 'quick_reply' }) }),
	};
}

/** The IDs of the variables that `processed_params` give a value to. The reverse of `processedParams`. */
export function variablesIn({ body, header, buttons }: IDataObject): string[] {
	const ofBody = isRecord(body) ? Object.keys(body).map((name) => `body_${name}`) : [];
	const ofHeader = isRecord(header) ? headerIds(header) : [];
	const ofButtons = (Array.isArray(buttons) ? buttons : []).flatMap((button, index) =>
		isRecord(button) && button.parameter !== undefined ? [`button_${index}_${toText(button.type)}`] : [],
	);
	return [...ofBody, ...ofHeader, ...ofButtons];
}

function headerIds({ media_url: url, media_type: type, media_name: name, ...texts }: IDataObject): string[] {
	return [
		...(url === undefined ? [] : [`header_${toText(type)}`]),
		...(name === undefined ? [] : ['header_name']),
		...(isEmpty(texts) ? [] : ['header_text']),
	];
}

/** What an ID stands for, for messages: `parameter "1"`, `header image`. Also for one that a template does not have. */
export function wordsFor(id: string): string {
	const [part, place = '', kind = ''] = splitId(id);
	if (part === 'body') return `parameter "${place}"`;
	if (part === 'button') return `${kind === 'url' ? 'address' : 'code'} of button ${Number(place) + 1}`;
	return place === 'text' ? 'text in the header' : place === 'name' ? 'document name' : `header ${place}`;
}

/** The name of a variable in an item: the name or number in the braces, `header` or `button 1`. */
export function labelOf(id: string): string {
	const [part = '', place = ''] = splitId(id);
	if (part === 'body') return place;
	return part === 'button' ? `button ${Number(place) + 1}` : part;
}

function splitId(id: string): string[] {
	const [, ...parts]: Array<string | undefined> = /^(body)_(.+)$|^(header)_(.+)$|^(button)_(\d+)_(.+)$/.exec(id) ?? [];
	return parts.filter((part) => part !== undefined);
}

function headerVariables({ format, text }: IDataObject): TemplateVariable[] {
	const kind = toText(format).toUpperCase();
	if (Object.hasOwn(MEDIA, kind)) {
		const media = { id: `header_${kind.toLowerCase()}`, label: `Header ${MEDIA[kind]} URL`, required: true };
		const name = { id: 'header_name', label: 'Header Document Name', required: false };
		return kind === 'DOCUMENT' ? [media, name] : [media];
	}
	return placeholdersIn(text)
		.slice(0, 1)
		.map((placeholder) => ({ id: 'header_text', label: `Header {{${placeholder}}}`, required: true }));
}

function bodyVariable(placeholder: string): TemplateVariable {
	return { id: `body_${placeholder}`, label: `Text {{${placeholder}}}`, required: true };
}

function buttonVariables({ type, text, url }: IDataObject, index: number): TemplateVariable[] {
	const label = `Button ${toText(text) || index + 1}`;
	switch (toText(type).toUpperCase()) {
		case 'URL':
			return placeholdersIn(url).length > 0
				? [{ id: `button_${index}_url`, label: `${label}: End of the Address`, required: true }]
				: [];
		case 'COPY_CODE':
			return [{ id: `button_${index}_copy_code`, label: `${label}: Code`, required: true }];
		default:
			return [];
	}
}

function placeholdersIn(text: unknown): string[] {
	const found = [...toText(text).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name);
	return [...new Set(found)];
}
