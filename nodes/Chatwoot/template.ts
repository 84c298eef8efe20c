import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isRecord, objectsAt, optionsOf, toText, type Values } from '../shared';

/** The `template_params` of a row, as Chatwoot wants them. Undefined for plain text. */
export function templateOf(values: Values): IDataObject | undefined {
	if (values.content !== 'template') return undefined;
	const { buttonParameter, buttonType, mediaType, mediaUrl, format } = optionsOf(values) as IDataObject;
	const parameters = isRecord(values.templateParameters) ? objectsAt(values.templateParameters, 'parameter') : [];
	const body = Object.fromEntries(parameters.map(({ key, value }) => [toText(key).trim(), value ?? '']));
	const processed: IDataObject = {
		...(!isEmpty(body) && { body }),
		...(mediaUrl !== undefined && { header: { media_url: mediaUrl, media_type: mediaType ?? 'image' } }),
		...(buttonParameter !== undefined && {
			buttons: [{ type: buttonType ?? 'url', parameter: buttonParameter }],
		}),
	};
	return {
		name: values.templateName as string,
		...(values.templateCategory !== undefined && { category: values.templateCategory as string }),
		...(values.templateLanguage !== undefined && { language: values.templateLanguage as string }),
		processed_params: format === 'flat' ? body : processed,
	};
}
