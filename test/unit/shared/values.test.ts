import fc from 'fast-check';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { isNothing } from '../../../nodes/shared/isNothing';
import { readValues } from '../../../nodes/shared/values';
import { when } from '../../../nodes/shared/when';
import { nodeWith, operationWith, text } from './fakes';

const ids = { resource: 'message', operation: 'send' };

/** Reads the fields of a row whose parameters are `given`; notes what was asked for. */
function read(fields: INodeProperties[], given: Record<string, unknown>, convert = {}) {
	const asked: string[] = [];
	const reading = { operation: operationWith({ fields, convert }), node: nodeWith(ids), zone: 'Europe/Berlin' };
	const values = readValues(reading, (name, fallback) => {
		asked.push(name);
		return Object.hasOwn(given, name) ? given[name] : fallback;
	});
	return { values, asked };
}

describe('readValues', () => {
	it('reads every field once, and gives its default where nothing is stored', () => {
		const { values, asked } = read([text('a'), text('b', { default: 'B' })], { a: 1 });
		expect(values).toEqual({ ...ids, a: '1', b: 'B' });
		expect(asked).toEqual(['a', 'b']);
	});

	it('does not even read a field that is hidden, and gives nothing for it', () => {
		const fields = [text('mode'), ...when('mode', ['x'], [text('shown')]), ...when('mode', ['y'], [text('hidden')])];
		const { values, asked } = read(fields, { mode: 'x', shown: 's', hidden: 'h' });
		expect(asked).toEqual(['mode', 'shown']);
		expect(values).not.toHaveProperty('hidden');
	});

	it.each([[undefined], [null], [''], [' \n']])(
		'refuses %j for a required field, by the name the user knows',
		(value) => {
			expect(() => read([text('a', { displayName: 'Text', required: true })], { a: value })).toThrow('"Text" is empty');
		},
	);

	it('demands nothing of a required field that is hidden', () => {
		const fields = [text('mode'), ...when('mode', ['y'], [text('hidden', { required: true })])];
		expect(() => read(fields, { mode: 'x' })).not.toThrow();
	});

	it('names field and value when something is malformed', () => {
		const fields = [text('a', { displayName: 'Limit', type: 'number' })];
		expect(() => read(fields, { a: 'many' })).toThrow('"Limit" must be a number, but is "many"');
	});

	it('reads dates in the zone of the workflow, and pickers for what they hold', () => {
		const fields = [text('at', { type: 'dateTime' }), text('id', { type: 'resourceLocator', modes: [] })];
		const { values } = read(fields, { at: '2026-03-02T10:15:00', id: { __rl: true, mode: 'id', value: 'c1' } });
		expect(values).toMatchObject({ at: '2026-03-02T09:15:00.000Z', id: 'c1' });
	});

	it('takes an empty picker for empty', () => {
		const fields = [text('id', { displayName: 'Id', type: 'resourceLocator', modes: [], required: true })];
		expect(() => read(fields, { id: { __rl: true, mode: 'list', value: '' } })).toThrow('"Id" is empty');
	});

	it('lets the operation convert, instead of the type, and only what is there', () => {
		const convert = { a: jest.fn(() => 'converted'), b: jest.fn(), 'filters.c': () => 'inside' };
		const filters = text('filters', { type: 'collection', options: [text('c')] });
		const { values } = read([text('a'), text('b'), filters], { a: { odd: 1 }, filters: { c: 1 } }, convert);
		expect(values).toMatchObject({ a: 'converted', b: undefined, filters: { c: 'inside' } });
		expect(convert.b).not.toHaveBeenCalled();
	});

	it('turns a conversion that breaks into a refusal', () => {
		const broken = () => {
			throw new TypeError('oops');
		};
		expect(() => read([text('a')], { a: 'x' }, { a: broken })).toThrow('"A" cannot be read: TypeError: oops');
	});

	describe('in a collection', () => {
		const filters = text('filters', { type: 'collection', options: [text('a'), text('n', { type: 'number' })] });

		it('reads only the options that were added, and no others', () => {
			expect(read([filters], { filters: { a: 1, other: 2 } }).values.filters).toEqual({ a: '1' });
			expect(read([filters], {}).values.filters).toEqual({});
			expect(read([filters], { filters: null }).values.filters).toEqual({});
		});

		it.each([[undefined], [null]])(
			'refuses an added option whose expression gives %j: it would widen the list',
			(value) => {
				expect(() => read([filters], { filters: { a: value } })).toThrow('"A" is empty');
			},
		);

		it('lets an added option be left empty', () => {
			expect(read([filters], { filters: { a: '' } }).values.filters).toEqual({ a: undefined });
		});

		it('names the option that is malformed', () => {
			expect(() => read([filters], { filters: { n: 'x' } })).toThrow('"N" must be a number');
		});
	});

	describe('reads the same fields that n8n shows', () => {
		const names = ['a', 'b', 'c', 'd', 'e'];
		const value = fc.oneof(fc.constantFrom('x', 'y', ''), fc.boolean(), fc.integer({ min: 0, max: 2 }));
		const condition = (own: number) =>
			fc.dictionary(fc.constantFrom(...names.slice(0, own)), fc.array(value, { minLength: 1, maxLength: 2 }), {
				maxKeys: 2,
			});
		const field = (name: string, own: number): fc.Arbitrary<INodeProperties> =>
			own === 0
				? fc.constant(text(name))
				: fc
						.record({ show: condition(own), hide: condition(own) }, { requiredKeys: [] })
						.map((displayOptions) => text(name, { displayOptions }));
		const fieldSets = fc.tuple(...names.map(field));
		const rows = fc.record(Object.fromEntries(names.map((name) => [name, value])));
		// The values as they are, so that only what is shown and what is not is compared.
		const asTheyAre = Object.fromEntries(names.map((name) => [name, (given: unknown) => given]));

		it('where the conditions are on fields above', () => {
			fc.assert(
				fc.property(fieldSets, rows, (fields, given) => {
					const { asked } = read(fields, given, asTheyAre);
					const node = nodeWith({ ...ids, ...given });
					const menus = [text('resource'), text('operation')];
					const stored = NodeHelpers.getNodeParameters([...menus, ...fields], node.parameters, true, false, node, null);
					expect(asked).toEqual(names.filter((name) => Object.hasOwn(stored ?? {}, name)));
				}),
				{ numRuns: 2000 },
			);
		});

		it('one by one, as displayParameter has it', () => {
			fc.assert(
				fc.property(fieldSets, rows, (fields, given) => {
					const { asked } = read(fields, given, asTheyAre);
					const shown: INodeParameters = { ...ids };
					for (const each of fields) {
						if (!NodeHelpers.displayParameter(shown, each, nodeWith(), null)) continue;
						// What is empty is no value for others to depend on.
						const own = given[each.name];
						if (own !== undefined && !isNothing(own)) shown[each.name] = own;
					}
					expect(asked.every((name) => fields.some((each) => each.name === name))).toBe(true);
					for (const name of Object.keys(shown)) if (names.includes(name)) expect(asked).toContain(name);
				}),
				{ numRuns: 1000 },
			);
		});
	});
});

describe('isNothing', () => {
	it('is true for what an empty field or a broken expression gives, and for nothing else', () => {
		expect([undefined, null, '', ' \n\t'].map(isNothing)).toEqual([true, true, true, true]);
		expect([0, false, [], {}, 'a', NaN].map(isNothing)).toEqual(Array(6).fill(false));
	});
});
