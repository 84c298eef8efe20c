/** A `$ref` that openapi-backend cannot resolve. */
export interface UnresolvedReference {
	/** JSON pointer to the object that holds the `$ref`, e.g. `#/paths/~1v1~1projects/get/parameters/0`. */
	pointer: string;
	ref: string;
	/** Why it does not resolve, e.g. `there is no object at this pointer`. */
	reason: string;
}

/**
 * Every `$ref` of an OpenAPI document that openapi-backend cannot resolve, in the order of the document.
 *
 * openapi-backend in quick mode replaces such a `$ref` by null without a warning. Where a schema is null, it validates
 * neither the request body nor the response. Its resolver (dereference-json-schema) ignores the file name of a reference,
 * does not decode `~0`, `~1` and `%`, and does not follow a `$ref` to another `$ref`. Such references count as unresolved.
 */
export function unresolvedReferences(document: unknown): UnresolvedReference[] {
	const found: UnresolvedReference[] = [];
	const visit = (node: unknown, pointer: string): void => {
		if (typeof node !== 'object' || node === null) return;
		const ref: unknown = Reflect.get(node, '$ref');
		const reason = typeof ref === 'string' ? reasonOf(document, ref) : undefined;
		if (typeof ref === 'string' && reason !== undefined) found.push({ pointer, ref, reason });
		for (const [name, child] of Object.entries(node)) visit(child, `${pointer}/${escapeName(name)}`);
	};
	visit(document, '#');
	return found;
}

function reasonOf(document: unknown, ref: string): string | undefined {
	const [start, ...names] = ref.split('/');
	if (start !== '#') return 'it is not a pointer into the same document';
	let target = document;
	for (const name of names) {
		target = isObject(target) && Object.hasOwn(target, name) ? Reflect.get(target, name) : undefined;
	}
	if (!isObject(target)) return 'there is no object at this pointer';
	return typeof Reflect.get(target, '$ref') === 'string' ? 'there is another $ref at this pointer' : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const escapeName = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
