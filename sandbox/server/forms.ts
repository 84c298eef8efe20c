import { isRecord } from './guards';
import type { FormFile } from './types';

/** The content types of forms. */
export const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded'] as const;

/**
 * The fields of a form: texts as strings, files as {@link FormFile}, fields whose name ends in `[]` as lists. Undefined for a
 * content type that is not one of `types`, and for a malformed form.
 */
export async function readForm(
	bytes: Buffer,
	contentType = '',
	types: readonly string[] = ['multipart/form-data'],
): Promise<Record<string, unknown> | undefined> {
	if (!types.includes(mediaType(contentType))) return undefined;
	const fields: Record<string, unknown> = {};
	try {
		// Deprecated for forms of unknown senders. The sandbox gets forms from our own tests only.
		// eslint-disable-next-line @typescript-eslint/no-deprecated
		const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
		for (const [name, value] of form) {
			const read = typeof value === 'string' ? value : await fileOf(value);
			const before = fields[name];
			fields[name] = name.endsWith('[]') ? [...(Array.isArray(before) ? (before as unknown[]) : []), read] : read;
		}
		return fields;
	} catch {
		return undefined;
	}
}

/** A content type in lower case, without its parameters, e.g. `application/json`. */
export function mediaType(contentType = ''): string {
	return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

async function fileOf(file: File): Promise<FormFile> {
	return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/**
 * A copy of a contract with which openapi-backend also accepts multipart forms. It validates every body against the JSON
 * schema only, so in the copy this schema accepts a valid form too. Files may have any value, as they are no strings here.
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
