import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared';
import { callTo, type Call } from '../../nodes/shared/http/call';
import { callOf } from '../../nodes/shared/parameters/callOf';
import { placeholdersIn } from '../support/placeholders';
import { manifests } from './manifest';

const ID = '65f0c1d2e3a4b5c6d7e8f901';

const relabel = (field: INodeProperties): INodeProperties => ({
	...field,
	displayName: `Renamed ${field.displayName}`,
});

function relabelled(operation: Operation): Operation {
	const renamed = new Map(operation.fields.map((field) => [field, relabel(field)]));
	const path = Object.entries(operation.path).map(([name, field]) => [name, renamed.get(field)]);
	return { ...operation, path: Object.fromEntries(path), fields: [...renamed.values()] };
}

const outcomeOf = (task: () => unknown): unknown => {
	try {
		return task();
	} catch (error) {
		return String(error).replaceAll('Renamed ', '');
	}
};

/** What an operation makes of a row in which every field holds the same ID. */
function made(operation: Operation): unknown {
	const values = Object.fromEntries(operation.fields.map(({ name }) => [name, ID]));
	const plain = { ...operation, buildRequest: undefined };
	return outcomeOf(() => {
		const { url, path } = callOf(plain, values);
		const call: Call = { ...callTo(operation.route), url, path };
		const empty = outcomeOf(() => operation.emptyResult?.(call, undefined));
		return { url, path, empty, request: outcomeOf(() => ({ ...callOf(operation, values), labels: {} })) };
	});
}

describe('labels of fields', () => {
	const operations = manifests.flatMap(({ fixture }) =>
		fixture.service.resources.flatMap((resource) => resource.operations),
	);

	it('decide nothing: not what is sent, nor which IDs come out, nor what is refused', () => {
		expect(operations.map((operation) => made(relabelled(operation)))).toEqual(operations.map(made));
	});

	it('are no keys of the path', () => {
		for (const { route, path } of operations) {
			expect(placeholdersIn(route)).toEqual(expect.arrayContaining(Object.keys(path)));
		}
	});
});
