import { isRecord } from './guards';
import type { FormFile } from './types';

/**
 * The fields of a multipart form: text as it is, files as {@link FormFile}, names that end in `[]` as lists. Undefined
 * for everything else, also for a form that cannot be read.
 */
export async function readForm(bytes: Buffer, contentType = ''): Promise<Record<string, unknown> | undefined> {
	if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
	const fields: Record<string, unknown> = {};
	try {
		// Forms come from our own tests here, so what Node has is enough.
		// eslint-disable-next-line @typescript-eslint/no-deprecated
		const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
		for (const [name, value] of form) {
			const read = typeof value === 'string' ? value : await fileOf(value);
			const known = fields[name];
			fields[name] = name.endsWith('[]') ? [...(Array.isArray(known) ? (known as unknown[]) : []), read] : read;
		}
		return fields;
	} catch {
		return undefined;
	}
}

async function fileOf(file: File): Promise<FormFile> {
	return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/**
 * The same contract, in which a body that may be JSON or a form has to keep one of the two schemas: openapi-backend looks
 * at the JSON one only. Files are no longer text.
 */
export function withForms<T>(definition: T): T {
	if (Array.isArray(definition)) return definition.map((entry: unknown) => withForms(entry)) as T;
	if (!isRecord(definition)) return definition;
	if (definition.type === 'string' && definition.format === 'binary') return {} as T;
	const copy = Object.fromEntries(Object.entries(definition).map(([name, value]) => [name, withForms(value)]));
	const json = copy['application/json'];
	const form = copy['multipart/form-data'];
	if (isRecord(json) && isRecord(form)) {
		copy['application/json'] = { ...json, schema: { anyOf: [json.schema, form.schema] } };
	}
	return copy as T;
}
