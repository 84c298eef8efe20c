import { isRecord } from '../../sandbox/server/guards';

/**
 * The paths of fields in a JSON value that its schema does not name, e.g. `.payload.0.locale`. A schema without properties
 * takes any field. `schema` has no `$ref`: the contract's references are resolved.
 */
export function undescribedFields(value: unknown, schema: unknown, path = ''): string[] {
	const schemas = parts(schema);
	if (Array.isArray(value)) {
		const items = schemas.flatMap((part) => (part.items === undefined ? [] : [part.items]));
		return value.flatMap((entry, index) => undescribedFields(entry, { allOf: items }, `${path}.${index}`));
	}
	if (!isRecord(value)) return [];
	const described = schemas.flatMap((part) => (isRecord(part.properties) ? [part.properties] : []));
	if (described.length === 0) return [];
	return Object.entries(value).flatMap(([name, entry]) => {
		const ways = described.flatMap((properties) => (name in properties ? [properties[name]] : []));
		if (ways.length === 0) return [`${path}.${name}`];
		return undescribedFields(entry, { allOf: ways }, `${path}.${name}`);
	});
}

/** A schema, and all schemas of which it is made. */
function parts(schema: unknown): Array<Record<string, unknown>> {
	if (!isRecord(schema)) return [];
	const inner = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => {
		const list = schema[name];
		return Array.isArray(list) ? list.flatMap(parts) : [];
	});
	return [schema, ...inner];
}
