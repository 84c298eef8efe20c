import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectAt, objectsAt, toText, type Values } from '../shared/base/record';

/** `template_params` as Chatwoot wants them, or undefined for plain text. */
export function templateOf(values: Values): IDataObject | undefined {
	if (values.content !== 'template') return undefined;
	const extras: IDataObject = isRecord(values.templateExtras) ? values.templateExtras : {};
	const given = objectsAt(objectAt({ all: values.templateParameters as IDataObject }, 'all'), 'parameter');
	const body = Object.fromEntries(given.map(({ key, value }) => [toText(key).trim(), value ?? '']));
	const processed: IDataObject = {
		...(Object.keys(body).length > 0 && { body }),
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
