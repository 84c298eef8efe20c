import type { IDataObject } from 'n8n-workflow';
import { isEmpty, isRecord, objectsAt, toText, type Values } from '../shared';

/** The `template_params` of a row, as Chatwoot wants them. Undefined for plain text. */
export function templateOf(values: Values): IDataObject | undefined {
	if (values.content !== 'template') return undefined;
	const extras: IDataObject = isRecord(values.templateExtras) ? values.templateExtras : {};
	const parameters = isRecord(values.templateParameters) ? objectsAt(values.templateParameters, 'parameter') : [];
	const body = Object.fromEntries(parameters.map(({ key, value }) => [toText(key).trim(), value ?? '']));
	const processed: IDataObject = {
		...(!isEmpty(body) && { body }),
		...(extras.mediaUrl !== undefined && {
			header: { media_url: extras.mediaUrl, media_type: extras.mediaType ?? 'image' },
		}),
		...(extras.buttonParameter !== undefined && {
			buttons: [{ type: extras.buttonType ?? 'url', parameter: extras.buttonParameter }],
		}),
	};
	return {
		name: values.templateName as string,
		...(values.templateCategory !== undefined && { category: values.templateCategory as string }),
		...(values.templateLanguage !== undefined && { language: values.templateLanguage as string }),
		processed_params: extras.format === 'flat' ? body : processed,
	};
}
