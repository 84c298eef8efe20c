import { OpenAPIRouter, type Operation } from 'openapi-backend';
import { prepareRouter } from '../../../sandbox/server/prepareRouter';
import { readContract } from '../../../sandbox/server/readContract';

const contracts = ['chatwoot', 'respondent', 'sinch'].map((name) => `sandbox/contracts/${name}.openapi.yaml`);

describe.each(contracts)('The prepared router of %s', (file) => {
	const definition = readContract(file);
	const original = new OpenAPIRouter({ definition });
	const prepared = new OpenAPIRouter({ definition });
	const operations = prepareRouter(prepared);

	const requests = [...new Set(original.getOperations().map(({ path }) => path))].flatMap((path) =>
		['get', 'POST', 'put', 'patch', 'delete'].flatMap((method) => [
			{ method, path, headers: {} },
			{ method, path: path.replaceAll(/\{\w+\}/g, '17'), headers: {} },
			{ method, path: `${path.replaceAll(/\{\w+\}/g, 'a.b%2F')}/?page=2`, headers: {} },
			{ method, path: `${path}/filter`, headers: {} },
		]),
	);
	const nameOf = (operation?: Operation) => operation && `${operation.method} ${operation.path}`;
	/** What a router answers with: the operation that it finds, or its error. */
	const outcome = (find: () => Operation | undefined) => {
		try {
			return nameOf(find());
		} catch (error) {
			return String(error);
		}
	};

	it('finds the operations that the router of openapi-backend finds', () => {
		const found = requests.map((request) => nameOf(prepared.matchOperation(request)));
		expect(found).toEqual(requests.map((request) => nameOf(original.matchOperation(request))));
		expect(new Set(found)).toEqual(new Set([undefined, ...operations.map(nameOf)]));
	});

	it('tells an unknown path from an unknown method as that one does', () => {
		const found = requests.map((request) => outcome(() => prepared.matchOperation(request, true)));
		expect(found).toEqual(requests.map((request) => outcome(() => original.matchOperation(request, true))));
		expect(found).toContainEqual(expect.stringContaining('405'));
	});
});
