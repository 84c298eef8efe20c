import type { Operation, OpenAPIRouter } from 'openapi-backend';

/**
 * Lets the router of openapi-backend prepare once what it otherwise prepares for every request: the list of the contract's
 * operations, and a pattern for each path. The contract never changes. Matches as the router does: the exact path, then the
 * template with the most literal characters. Gives the operations.
 */
export function prepareRouter(router: OpenAPIRouter): readonly Operation[] {
	const operations = router.getOperations();
	router.getOperations = () => operations;
	const templates = operations
		.map((operation) => ({ operation, pattern: patternOf(operation.path), literal: literalOf(operation.path).length }))
		.sort((one, other) => other.literal - one.literal);
	const match = router.matchOperation.bind(router);

	const prepared = (request: Parameters<typeof match>[0]): Operation | undefined => {
		const { path: given, method } = router.normalizeRequest(request);
		const path = router.normalizePath(given);
		const exact = operations.find((operation) => operation.path === path && operation.method === method);
		if (exact) return exact;
		return templates.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.operation;
	};
	// The router says of a request that matches nothing whether its path or its method is unknown.
	const orRouter = (request: Parameters<typeof match>[0], strict = false) =>
		prepared(request) ?? (strict ? match(request, true) : undefined);
	Object.assign(router, { matchOperation: orRouter });
	return operations;
}

/** The characters of a path outside its placeholders. */
const literalOf = (path: string) => path.replaceAll(/\{[^}]+\}/g, '');

/** A pattern for the paths of a template, e.g. `^/contacts/[^/]+$` for `/contacts/{id}`. */
function patternOf(template: string): RegExp {
	const literals = template.split(/\{[^}]+\}/).map((literal) => literal.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${literals.join('[^/]+')}$`);
}
