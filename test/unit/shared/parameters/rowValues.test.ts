import fc from 'fast-check';
import { type INodeParameters, type INodeProperties, NodeHelpers } from 'n8n-workflow';
import { rowValuesReader } from '../../../../nodes/shared/parameters/rowValues';
import { when, whenMain } from '../../../../nodes/shared/fields/when';
import { nodeWith, operationWith, text } from '../fakes';
import { isNothing } from '../../../../nodes/shared/base/record';

const ids = { resource: 'message', operation: 'send' };

/** Reads the fields of a row whose parameters are `given`; notes what was asked for. */
function read(fields: INodeProperties[], given: Record<string, unknown>, convert = {}) {
	const asked: string[] = [];
	const reading = { operation: operationWith({ fields, convert }), node: nodeWith(ids), timezone: 'Europe/Berlin' };
	const values = rowValuesReader(reading)((name, fallback) => {
		asked.push(name);
		return Object.hasOwn(given, name) ? given[name] : fallback;
	});
	return { values, asked };
}

describe('valuesReader', () => {
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

	it('reads an entry of a collection only where a main field shows it, in each row anew', () => {
		const options = { ...text('options'), type: 'collection' as const, options: whenMain('mode', ['x'], [text('a')]) };
		const fields = [text('mode'), options];
		const chosen = { a: '1' };
		const reading = { operation: operationWith({ fields }), node: nodeWith(ids), timezone: 'Europe/Berlin' };
		const reader = rowValuesReader(reading);
		const optionsFor = (mode: string) => reader((name) => (name === 'mode' ? mode : chosen)).options;
		expect([optionsFor('x'), optionsFor('y'), optionsFor('x')]).toEqual([{ a: '1' }, {}, { a: '1' }]);
	});

	it.each([[undefined], [null], [''], [' \n']])(
		'refuses %j for a required field, by the name the user knows',
		(value) => {
			expect(() => read([text('a', { displayName: 'Text', required: true })], { a: value })).toThrow('"Text" is empty');
		},
	);

	describe('a menu or a switch without a value', () => {
		const menu = (more: Partial<INodeProperties> = {}) =>
			text('menu', {
				displayName: 'Decision',
				type: 'options',
				default: 'yes',
				options: [
					{ name: 'No', value: 'no' },
					{ name: 'Yes', value: 'yes' },
				],
				...more,
			});
		const toggle = text('toggle', { displayName: 'Check Only', type: 'boolean', default: false });
		const collection = (name: string) => text(name, { type: 'collection', options: [toggle, menu()] });
		const entries = text('entries', {
			type: 'fixedCollection',
			options: [{ displayName: 'Entry', name: 'entry', values: [toggle, menu()] }],
		});

		it.each([[undefined], [null], [''], [' \n']])(
			'%j is refused: it would be read as "off", or as another entry',
			(value) => {
				expect(() => read([toggle], { toggle: value })).toThrow('"Check Only" is empty');
				expect(() => read([menu()], { menu: value })).toThrow('"Decision" is empty');
				expect(() => read([collection('options')], { options: { toggle: value } })).toThrow('"Check Only" is empty');
				expect(() => read([collection('options')], { options: { menu: value } })).toThrow('"Decision" is empty');
				expect(() => read([entries], { entries: { entry: [{ menu: value }] } })).toThrow('"Decision" is empty');
			},
		);

		it('has its default where the workflow does not hold it, and is not read where it is hidden', () => {
			expect(read([toggle, menu()], {}).values).toMatchObject({ toggle: false, menu: 'yes' });
			expect(read([entries], { entries: { entry: [{}] } }).values.entries).toEqual({
				entry: [{ toggle: false, menu: 'yes' }],
			});
			const hidden = when('mode', ['y'], [toggle, menu()]);
			expect(read([text('mode'), ...hidden], { mode: 'x', toggle: '', menu: '' }).values).toEqual({
				...ids,
				mode: 'x',
			});
		});

		it.each(['filters', 'updateFields'])('counts as not added in %s', (name) => {
			const { values } = read([collection(name)], { [name]: { toggle: '', menu: '' } });
			expect(values[name]).toEqual({ toggle: undefined, menu: undefined });
		});

		it('stays empty where the menu begins empty', () => {
			expect(read([menu({ default: '' })], { menu: '' }).values).toEqual({ ...ids, menu: undefined });
		});
	});

	it('demands nothing of a required field that is hidden', () => {
		const fields = [text('mode'), ...when('mode', ['y'], [text('hidden', { required: true })])];
		expect(() => read(fields, { mode: 'x' })).not.toThrow();
	});

	it('names field and value when something is malformed', () => {
		const fields = [text('a', { displayName: 'Limit', type: 'number' })];
		expect(() => read(fields, { a: 'many' })).toThrow('"Limit" must be a number, but is "many"');
	});

	it('reads dates in the timezone of the workflow, and pickers for what they hold', () => {
		const fields = [text('at', { type: 'dateTime' }), text('id', { type: 'resourceLocator', modes: [] })];
		const { values } = read(fields, { at: '2026-03-02T10:15:00', id: { __rl: true, mode: 'id', value: 'c1' } });
		expect(values).toMatchObject({ at: '2026-03-02T09:15:00.000Z', id: 'c1' });
	});

	it('takes an empty picker for empty', () => {
		const fields = [text('id', { displayName: 'Id', type: 'resourceLocator', modes: [], required: true })];
		expect(() => read(fields, { id: { __rl: true, mode: 'list', value: '' } })).toThrow('"Id" is empty');
	});

	it('gives the ID of a picker without what a paste leaves', () => {
		const fields = [text('id', { type: 'resourceLocator' })];
		expect(read(fields, { id: { __rl: true, mode: 'id', value: ' 01HAPP\u00A0' } }).values.id).toBe('01HAPP');
		expect(read(fields, { id: '\u200B01HAPP' }).values.id).toBe('01HAPP');
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
		// `hide` looks at a field that always shows: n8n would lose values on the way when it looks at hidden ones.
		// No field of ours depends on another one being empty: what is empty counts as not there.
		const wanted = value.filter((each) => each !== '');
		const condition = (own: number) =>
			fc.dictionary(fc.constantFrom(...names.slice(0, own)), fc.array(wanted, { minLength: 1, maxLength: 2 }), {
				maxKeys: 2,
			});
		const field = (name: string, own: number): fc.Arbitrary<INodeProperties> =>
			own === 0
				? fc.constant(text(name))
				: fc
						.record({ show: condition(own), hide: condition(1) }, { requiredKeys: [] })
						.map((displayOptions) => text(name, { displayOptions }));
		const fieldSets = fc.tuple(...names.map(field));
		const rows = fc.record(Object.fromEntries(names.map((name) => [name, value])));
		// The values as they are, so that only what is shown and what is not is compared.
		const asTheyAre = Object.fromEntries(names.map((name) => [name, (given: unknown) => given]));

		// Saving drops what is hidden, which may hide more: five fields are stable after five times.
		const afterSaving = (fields: INodeProperties[], given: INodeParameters): INodeParameters => {
			let stored: INodeParameters = { ...ids, ...given };
			const all = [text('resource'), text('operation'), ...fields];
			for (let pass = 0; pass < names.length; pass++) {
				stored = NodeHelpers.getNodeParameters(all, stored, true, false, nodeWith(stored), null) ?? {};
			}
			return stored;
		};

		it('whatever the conditions on the fields above are', () => {
			fc.assert(
				fc.property(fieldSets, rows, (fields, given) => {
					const stored = afterSaving(fields, given);
					const shown = fields.filter((each) => NodeHelpers.displayParameter(stored, each, nodeWith(stored), null));
					expect(read(fields, given, asTheyAre).asked).toEqual(shown.map(({ name }) => name));
				}),
				{ numRuns: 2000 },
			);
		});
	});
});

describe('valuesReader for several rows', () => {
	const converted: unknown[] = [];
	const note = (value: unknown) => {
		converted.push(value);
		return `<${String(value)}>`;
	};
	const fields = [text('mode'), text('a'), ...when('mode', ['x'], [text('b', { required: true })])];
	const operation = operationWith({ fields, convert: { a: note, b: note } });
	const rowsOf = (rows: Array<Record<string, unknown>>) => {
		converted.length = 0;
		const valuesOf = rowValuesReader({ operation, node: nodeWith(ids), timezone: 'UTC' });
		return rows.map((row) => valuesOf((name, fallback) => row[name] ?? fallback));
	};

	it('converts once what is the same in one row as in the row before', () => {
		const rows = rowsOf([{ a: 1 }, { a: 1 }, { a: '1' }, { a: 1 }]);
		expect(rows.map(({ a }) => a)).toEqual(['<1>', '<1>', '<1>', '<1>']);
		expect(converted).toEqual([1, '1', 1]);
	});

	it('gives nothing of another row for a field that is hidden, and refuses what is missing in each', () => {
		const [first, second] = rowsOf([{ mode: 'x', b: 'B' }, { mode: 'y' }]);
		expect(first).toHaveProperty('b', '<B>');
		expect(second).not.toHaveProperty('b');
		expect(() => rowsOf([{ mode: 'x', b: 'B' }, { mode: 'x' }])).toThrow('"B" is empty');
	});
});

describe('isNothing', () => {
	it('is true for what an empty field or a broken expression gives, and for nothing else', () => {
		expect([undefined, null, '', ' \n\t'].map(isNothing)).toEqual([true, true, true, true]);
		expect([0, false, [], {}, 'a', NaN].map(isNothing)).toEqual(Array(6).fill(false));
	});
});
