import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { manifests } from './manifest';

/** A field with the names of the collections it is in. */
interface Place {
	path: string;
	field: INodeProperties;
}

/** Every field that a person fills in, at any depth; n8n's own menus of resources and operations are not among them. */
function fieldsOf(fields: INodeProperties[], path = ''): Place[] {
	return fields.flatMap((field) => {
		const here = `${path}${field.name}`;
		if (field.type !== 'collection' && field.type !== 'fixedCollection') return [{ path: here, field }];
		const inside = (field.options ?? []).flatMap((option) =>
			isGroup(option) ? option.values : 'type' in option ? [option] : [],
		);
		return [{ path: here, field }, ...fieldsOf(inside, `${here}.`)];
	});
}

function isGroup(option: object): option is INodePropertyCollection {
	return 'values' in option;
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'What the fields of $name say',
	({ manifest }) => {
		const asked = manifest.fixture
			.newNode()
			.description.properties.filter(({ name }) => !['operation', 'resource'].includes(name));
		const fields = fieldsOf(asked);
		const paths = (found: Place[]) => [...new Set(found.map(({ path }) => path))];

		it('what each one is for', () => {
			const silent = fields.filter(
				({ field: { type, description = '' } }) => !['collection', 'notice'].includes(type) && description === '',
			);
			expect(paths(silent)).toEqual([]);
		});

		it('an example in every field into which one types', () => {
			const bare = fields.filter(
				({ field: { name, type, placeholder = '' } }) =>
					type === 'string' && name !== 'toolDescription' && !/^e\.g\. |@/.test(placeholder),
			);
			expect(paths(bare)).toEqual([]);
		});

		it('an example of an ID in every picker', () => {
			const pickers = fields.filter(({ field }) => field.type === 'resourceLocator');
			const bare = pickers.filter(
				({ field }) => !field.modes?.some(({ placeholder }) => placeholder?.startsWith('e.g. ')),
			);
			expect(paths(bare)).toEqual([]);
		});
	},
);
