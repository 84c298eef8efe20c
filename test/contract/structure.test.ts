import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toText } from '../../nodes/shared/base/record';
import { fieldsIn } from './fields';
import { manifests } from './manifest';

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const node = manifest.fixture.newNode();
		const { properties: all } = node.description;
		// One per operation, and only where the node is a tool.
		const told = all.filter(({ name }) => name === 'toolDescription');
		const properties = all.filter((property) => !told.includes(property));
		const menu = (field: INodeProperties) => (field.options ?? []) as INodePropertyOptions[];
		const resources = properties.find(({ name }) => name === 'resource');
		const operationMenus = properties.filter(({ name }) => name === 'operation');
		const operations = operationMenus.flatMap((field) =>
			menu(field).map((option) => ({ resource: toText(field.displayOptions?.show?.resource?.[0]), option })),
		);

		it('is declarative: it has no execute, and a base URL by which n8n knows it', () => {
			expect(node).not.toHaveProperty('execute');
			expect(node.description.requestDefaults?.baseURL).toMatch(/^https:/);
		});

		it('offers exactly the pinned operations', () => {
			expect(operations.map(({ resource, option }) => `${resource}:${option.value}`).sort()).toEqual(manifest.ids);
		});

		it('has native routing and a custom operation for every operation', () => {
			for (const { resource, option } of operations) {
				expect(option.routing).toMatchObject({
					request: { method: expect.any(String), url: expect.stringMatching(/^\//) },
					send: { paginate: true },
					operations: { pagination: expect.any(Function) },
				});
				expect(node.customOperations?.[resource]?.[String(option.value)]).toEqual(expect.any(Function));
			}
		});

		it('has its resources in the order of use', () => {
			const names = resources ? menu(resources).map(({ name }) => name) : [];
			expect(names.slice(0, 2)).toEqual(['Message', 'Conversation']);
			if (names.includes('Contact')) expect(names[2]).toBe('Contact');
			expect(resources?.default).toBe('message');
		});

		it('sorts its menus of operations, and gives every operation an action and a description', () => {
			for (const field of operationMenus) {
				const names = menu(field).map(({ name }) => name);
				expect(names).toEqual([...names].sort((one, two) => one.localeCompare(two, 'en')));
			}
			for (const { option } of operations) {
				expect(option.action).toMatch(/^[A-Z][^A-Z]*\S$/);
				expect(option.description).toMatch(/(Only reads|Changes data|Sends)\.$/);
			}
		});

		it('tells an AI agent of every operation what it does, and whether it reads, changes or sends', () => {
			for (const { resource, option } of operations) {
				const shown = { '@tool': [true], resource: [resource], operation: [option.value] };
				const [field, ...more] = told.filter(
					({ displayOptions }) => JSON.stringify(displayOptions?.show) === JSON.stringify(shown),
				);
				expect(more).toEqual([]);
				expect(field?.default).toBe(`${option.action} in ${manifest.fixture.service.name}. ${option.description}`);
			}
			expect(told).toHaveLength(operations.length);
		});

		it('defaults to operations that exist', () => {
			for (const field of operationMenus) expect(menu(field).map(({ value }) => value)).toContain(field.default);
		});

		it('has no two properties of one name within a resource', () => {
			for (const { value } of resources ? menu(resources) : []) {
				const names = properties
					.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(value))
					.map(({ name }) => name);
				expect(names).toEqual([...new Set(names)]);
			}
		});

		it('has one Options for every resource, whose entries differ in their names, as the last field', () => {
			for (const { option, operations: list } of manifest.fixture.service.resources) {
				const fields = properties.filter(({ displayOptions }) =>
					displayOptions?.show?.resource?.includes(option.value),
				);
				expect(fields.at(-1)).toMatchObject({ name: 'options', displayName: 'Options', type: 'collection' });
				const names = (fields.at(-1)?.options ?? []).map(({ name }) => name);
				expect([option.value, names]).toEqual([option.value, [...new Set(names)]]);
				for (const { fields: own } of list) {
					const collections = own.filter(
						({ type, name }) => type === 'collection' && !/[fF]ilters$|^updateFields$/.test(name),
					);
					expect(collections).toEqual([own.at(-1)]);
				}
			}
		});

		it('limits every operation that sends: to hours, and to a number of items', () => {
			const sends = manifest.fixture.service.resources
				.flatMap(({ operations: list }) => list)
				.filter(({ option }) => option.description?.endsWith('Sends.'));
			expect(sends.length).toBeGreaterThan(0);
			for (const { option, fields: own } of sends) {
				const names = own.at(-1)?.options?.map(({ name }) => name);
				expect([option.action, names]).toEqual([
					option.action,
					expect.arrayContaining(['sendOnlyBetween', 'stopAfter']),
				]);
			}
		});

		it('shows the fields of every operation in the order in which its file lists them', () => {
			for (const { option, operations: list } of manifest.fixture.service.resources) {
				for (const operation of list) {
					const shown = properties.filter(
						({ displayOptions }) =>
							displayOptions?.show?.resource?.includes(option.value) &&
							displayOptions.show.operation?.includes(operation.option.value),
					);
					const names = operation.fields.map(({ name }) => name);
					expect([operation.option.value, shown.map(({ name }) => name)]).toEqual([operation.option.value, names]);
				}
			}
		});

		it('has fields whose conditions are values of their siblings, and nothing else that n8n knows', () => {
			const fields = manifest.fixture.service.resources.flatMap((resource) =>
				resource.operations.flatMap((operation) => fieldsIn(operation.fields)),
			);
			const conditions = fields.flatMap((placed) =>
				placed.kind === 'field' ? Object.values(placed.field.displayOptions ?? {}) : [],
			);
			expect(conditions.length).toBeGreaterThan(0);
			for (const condition of conditions) {
				for (const [name, values = []] of Object.entries<unknown[] | undefined>(condition)) {
					// A condition such as /content means a main field, from inside of a collection. /person.mode is the mode of a field
					// that takes several kinds, always with the slash: without it, n8n 2.8.4 looks for a field "person.mode" that the
					// condition depends on, and runs no workflow with the node (n8n-workflow 2.8, getParameterResolveOrder).
					expect(name).toMatch(/^(?:\/?(?!(?:resource|operation)$)\w+|\/\w+\.mode)$/);
					expect(values.filter((value) => typeof value === 'object')).toEqual([]);
				}
			}
		});

		it('owns no expression besides the subtitle', () => {
			const { subtitle: _subtitle, ...rest } = node.description;
			const owned = (JSON.stringify([rest, manifest.fixture.credentialType]).match(/"=[^"]*"/g) ?? []).filter((text) =>
				text.includes('{{'),
			);
			expect(owned).toEqual([]);
		});
	},
);
