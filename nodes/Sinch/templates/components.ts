import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, objectsAt, toText } from '../../shared';
import { toWhatsAppText } from '../content/templateParameters';
import { toWebAddress } from '../webAddress';
import type { TemplateVariable } from './variable';

// The names of the values are those of Sinch's page "WhatsApp template support" and of its MCP server
// (send-whatsapp-template-message.ts). Components of the header and the body count from 1, buttons and cards from 0.

/** Where the components of a template stand: at the top, or in a card of a carousel. */
interface Place {
	/** What stands in front of a name: '' or `carousel[0]`. */
	prefix: string;
	/** What stands in front of a label: '' or `Card 1, `. */
	label: string;
	/** Whether the template sends a one-time password. WhatsApp writes its body itself, with the code as the one variable. */
	isOneTimePassword: boolean;
}

/** The variables of the components of a template. Throws an InvalidInput for a variable with a name in place of a number. */
export function componentVariables(components: IDataObject[], prefix = '', label = ''): TemplateVariable[] {
	const buttons = components.flatMap((component) => objectsAt(component, 'buttons'));
	const place = { prefix, label, isOneTimePassword: buttons.some(({ type }) => type === 'OTP') };
	return components.flatMap((component) => variablesOf(component, place));
}

function variablesOf(component: IDataObject, place: Place): TemplateVariable[] {
	switch (component.type) {
		case 'HEADER':
			return headerVariables(component, place);
		case 'BODY':
			return place.isOneTimePassword
				? [textVariable(place, 'body', 'Text', '1')]
				: texts(component, place, 'body', 'Text');
		case 'BUTTONS':
			return objectsAt(component, 'buttons').flatMap((button, index) => buttonVariables(button, index, place));
		case 'CAROUSEL':
			return objectsAt(component, 'cards').flatMap((card, index) =>
				componentVariables(objectsAt(card, 'components'), `carousel[${index}]`, `Card ${index + 1}, `),
			);
		default:
			return [];
	}
}

const MEDIA: Record<string, string> = { DOCUMENT: 'Document', IMAGE: 'Image', VIDEO: 'Video' };

function headerVariables(component: IDataObject, place: Place): TemplateVariable[] {
	const format = toText(component.format);
	const named = (field: string, label: string, more: Partial<TemplateVariable> = {}): TemplateVariable => ({
		name: `${place.prefix}header[1]${field}`,
		label: `${place.label}Header ${label}`,
		required: true,
		...more,
	});
	if (format === 'LOCATION') {
		return [
			named('location.latitude', 'Latitude'),
			named('location.longitude', 'Longitude'),
			named('location.name', 'Place Name', { required: false }),
			named('location.address', 'Address', { required: false }),
		];
	}
	if (!Object.hasOwn(MEDIA, format)) return texts(component, place, 'header', 'Header');
	const kind = format.toLowerCase();
	const link = named(`${kind}.link`, `${MEDIA[format]} URL`, { convert: toWebAddress });
	const fileName = named('document.filename', 'File Name', { required: false });
	return format === 'DOCUMENT' ? [link, fileName] : [link];
}

function buttonVariables(button: IDataObject, index: number, place: Place): TemplateVariable[] {
	const of = (field: string, what: string, required = true): TemplateVariable => ({
		name: `${place.prefix}button[${index}]${field}`,
		label: `${place.label}Button ${toText(button.text) || index + 1}: ${what}`,
		required,
	});
	switch (button.type) {
		case 'URL':
			return placeholdersIn(button.url).length > 0 ? [of('url[1]text', 'End of the Address')] : [];
		// The code stands in the text, and once more behind the button (Meta, Cloud API, Authentication templates).
		case 'OTP':
			return [of('url[1]text', 'Code')];
		case 'COPY_CODE':
			return [of('copy_code[1]coupon_code', 'Code')];
		case 'QUICK_REPLY':
			return [of('quick_reply[1]payload', 'Value Sent Back', false)];
		default:
			return [];
	}
}

function texts(component: IDataObject, place: Place, part: string, label: string): TemplateVariable[] {
	return placeholdersIn(component.text).map((placeholder) => textVariable(place, part, label, placeholder));
}

function textVariable({ prefix, label }: Place, part: string, what: string, number: string): TemplateVariable {
	if (!/^[1-9]\d*$/.test(number)) {
		throw new InvalidInput(
			`The template has the variable {{${number}}}, and Sinch does not document how such a name is sent`,
			'Choose Names and Values for Fill Variables By.',
		);
	}
	return {
		name: `${prefix}${part}[${number}]text`,
		label: `${label}${what} {{${number}}}`,
		required: true,
		convert: toWhatsAppText,
	};
}

/** What stands in the double braces of a text, each once, in order: `1` for `{{1}}`. */
function placeholdersIn(text: unknown): string[] {
	const found = [...toText(text).matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map(([, name = '']) => name);
	return [...new Set(found)];
}
