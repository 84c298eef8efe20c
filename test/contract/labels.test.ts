import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation/operation';
import { placeholdersIn } from '../../nodes/shared/http/call';
import { manifests } from './manifest';
import { callOf } from '../../nodes/shared/parameters/callOf';

const ID = '65f0c1d2e3a4b5c6d7e8f901';

function relabelled(operation: Operation): Operation {
	const relabel = (field: INodeProperties) => ({ ...field, displayName: `Renamed ${field.displayName}` });
	return { ...operation, fields: operation.fields.map(relabel) };
}

/** What the operation makes of a row whose IDs are all the same, before anything is sent and when there is no record. */
function made(operation: Operation): unknown {
	const values = Object.fromEntries(operation.fields.map(({ name }) => [name, ID]));
	try {
		const call = callOf({ ...operation, buildRequest: undefined, check: undefined }, values);
		const checked = { ...call, body: { source_id: ID, ...call.body } };
		const { url, path } = checked;
		const without = operation.emptyResult?.(checked, undefined);
		return { url, path, without, refusal: refusalOf(() => operation.check?.(checked)) };
	} catch (error) {
		return String(error).replaceAll('Renamed ', '');
	}
}

function refusalOf(check: () => void): string | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		return String(error);
	}
}

describe('labels of fields', () => {
	const operations = manifests.flatMap(({ cast }) => cast.service.resources.flatMap((resource) => resource.operations));

	it('decide nothing: not what goes out, nor which IDs come out, nor what is refused', () => {
		expect(operations.map((operation) => made(relabelled(operation)))).toEqual(operations.map(made));
	});

	it('are no keys of the path', () => {
		for (const operation of operations.filter(({ route }) => placeholdersIn(route).size > 0)) {
			const { path } = callOf(
				{ ...operation, buildRequest: undefined, check: undefined },
				Object.fromEntries(operation.fields.map(({ name }) => [name, ID])),
			);
			expect([...placeholdersIn(operation.route)]).toEqual(expect.arrayContaining(Object.keys(path)));
		}
	});
});
