import type { IDataObject } from 'n8n-workflow';
import { isEmpty, optionsOf, type Values } from '../../shared';
import { templateTexts } from '../template';
import { isTwilio, isWhatsApp } from './inboxKind';

/**
 * What the item says of a template: its parameters that Chatwoot alters, by name, with the text that WhatsApp gets. Undefined when it
 * alters none. Chatwoot takes quotes and angle brackets out of parameters for WhatsApp Cloud and 360dialog, so O'Brien becomes OBrien.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/populate_template_parameters_service.rb, sanitize_parameter; seen on Chatwoot 4.15.1
 */
export function notesOn(inbox: IDataObject, values: Values): IDataObject | undefined {
	if (!isWhatsApp(inbox) || isTwilio(inbox)) return undefined;
	const rendersLiquid = optionsOf(values).renderLiquid === true;
	const altered = templateTexts(values).flatMap(([name, text]): Array<[string, string]> => {
		// The text that Chatwoot renders from Liquid is not known before the send.
		if (!/[<>"']/.test(text) || (rendersLiquid && /\{\{|\{%/.test(text))) return [];
		return [[name, text.trim().replace(/[<>"']/g, '')]];
	});
	return isEmpty(altered) ? undefined : { alteredParameters: Object.fromEntries(altered) as IDataObject };
}
