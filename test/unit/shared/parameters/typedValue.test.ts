import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../../../nodes/shared/base/failure';
import { typedValue } from '../../../../nodes/shared/parameters/typedValue';
import { text } from '../fakes';

const menu = [
	{ name: 'One', value: 1 },
	{ name: 'Two', value: 'two' },
	{ name: 'True', value: true },
];
const fields: Record<string, INodeProperties> = {
	string: text('field'),
	number: text('field', { type: 'number', typeOptions: { minValue: 1, maxValue: 10 } }),
	boolean: text('field', { type: 'boolean' }),
	options: text('field', { type: 'options', options: menu }),
	loaded: text('field', { type: 'options', typeOptions: { loadOptionsMethod: 'load' } }),
	multiOptions: text('field', { type: 'multiOptions', options: menu }),
	dateTime: text('field', { type: 'dateTime' }),
	json: text('field', { type: 'json' }),
	resourceLocator: text('field', { type: 'resourceLocator' }),
};

function read(kind: string, value: unknown): unknown {
	const field = fields[kind];
	if (!field) throw new Error(`There is no field of the kind ${kind}`);
	return typedValue(field, value, 'Europe/Berlin');
}

describe('typed', () => {
	it.each([
		['string', 'a', 'a'],
		['string', 42, '42'],
		['string', false, 'false'],
		['number', 5, 5],
		['number', ' 5 ', 5],
		['number', 1, 1],
		['number', 10, 10],
		['boolean', true, true],
		['boolean', 'FALSE', false],
		['boolean', ' yes', true],
		['boolean', 'no', false],
		['boolean', 1, true],
		['boolean', 0, false],
		['options', '1', 1],
		['options', 'two', 'two'],
		['options', 'true', true],
		['loaded', 'anything', 'anything'],
		['multiOptions', 'two, 1', ['two', 1]],
		['multiOptions', ['two', 'two'], ['two']],
		['dateTime', '2026-03-02T10:15:00', '2026-03-02T09:15:00.000Z'],
		['json', { a: 1 }, { a: 1 }],
		['resourceLocator', '01HAPP', '01HAPP'],
		['resourceLocator', 5, 5],
	])('for a field of the type %s makes %j into %j', (kind, value, expected) => {
		expect(read(kind, value)).toEqual(expected);
	});

	it.each([
		['string', { a: 1 }, 'must be text, but is {"a":1}'],
		['string', ['a'], 'must be text, but is ["a"]'],
		['number', 'many', 'must be a number, but is "many"'],
		['number', '5 apples', 'must be a number, but is "5 apples"'],
		['number', true, 'must be a number, but is true'],
		['number', [5], 'must be a number, but is [5]'],
		['number', NaN, 'must be a number'],
		['number', 0, 'must be at least 1, but is 0'],
		['number', '11', 'must be at most 10, but is 11'],
		['number', Infinity, 'must be at most 10'],
		['boolean', 'perhaps', 'must be true or false, but is "perhaps"'],
		['boolean', 2, 'must be true or false, but is 2'],
		['options', 'three', 'is "three", which is none of its choices'],
		['options', 2, 'is 2, which is none of its choices'],
		['multiOptions', ['two', 'three'], 'is "three", which is none of its choices'],
		['dateTime', 'soon', 'is no date: "soon"'],
		['resourceLocator', {}, 'must be an ID, but is {}'],
		['resourceLocator', ['01HAPP'], 'must be an ID, but is ["01HAPP"]'],
		['resourceLocator', true, 'must be an ID, but is true'],
	])('for a field of the type %s refuses %j', (kind, value, reason) => {
		expect(() => read(kind, value)).toThrow(InvalidInput);
		expect(() => read(kind, value)).toThrow(reason);
	});

	it('says which choices there are', () => {
		expect(() => read('options', 'three')).toThrow(
			expect.objectContaining({ description: 'Use one of: 1, two, true.' }),
		);
	});

	it('knows no bounds for a number where the field has none', () => {
		expect(typedValue(text('field', { type: 'number' }), '-1e9', 'UTC')).toBe(-1e9);
	});
});
