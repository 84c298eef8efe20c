import fc from 'fast-check';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { extractValue } from 'n8n-core/dist/execution-engine/node-execution-context/utils/extract-value';
import { picker } from '../../../../nodes/shared/fields/picker';
import { nodeWith } from '../fakes';
import { locatorValue } from '../../../../nodes/shared/parameters/locatorValue';
import { cleanPasted } from '../../../../nodes/shared/base/pastedText';

const pattern = 'https://x\\.example/(\\w+)';
const ours = picker({
	displayName: 'Thing',
	name: 'thing',
	description: '',
	list: { method: 'search', search: async () => await Promise.resolve({ results: [] }) },
	example: 't1',
});
const withIds = picker({
	displayName: 'Thing',
	name: 'thing',
	description: '',
	list: { method: 'search', search: async () => await Promise.resolve({ results: [] }) },
	example: 't1',
	idPattern: 't\\d{2}',
});
const withUrl: INodeProperties = {
	...ours,
	modes: [
		...(ours.modes ?? []),
		{ displayName: 'By URL', name: 'url', type: 'string', extractValue: { type: 'regex', regex: pattern } },
		{ displayName: 'Any Case', name: 'any', type: 'string', extractValue: { type: 'regex', regex: /id=([A-F]+)/i } },
	],
};

/** What n8n's own code makes of a picker's value, or 'refused'. */
function byN8n(field: INodeProperties, value: Parameters<typeof extractValue>[0]): unknown {
	const type: INodeType = {
		description: {
			displayName: 'Acme',
			name: 'acme',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			properties: [field],
		},
	};
	try {
		return extractValue(value, field.name, nodeWith({ thing: '' }), type);
	} catch {
		return 'refused';
	}
}

function byUs(field: INodeProperties, value: unknown): unknown {
	try {
		return locatorValue(field, value);
	} catch {
		return 'refused';
	}
}

describe('locatorValue', () => {
	it.each([
		[{ __rl: true, mode: 'list', value: 'c1', cachedResultName: 'One' } as const, 'c1'],
		[{ __rl: true, mode: 'id', value: 'c1' } as const, 'c1'],
		[{ __rl: true, mode: 'url', value: 'https://x.example/c1?a' } as const, 'c1'],
		[{ __rl: true, mode: 'any', value: 'ID=ab' } as const, 'ab'],
		[{ __rl: true, mode: 'unknown', value: 'c1' } as const, 'c1'],
		['c1', 'c1'],
		[42, 42],
		[undefined, undefined],
		[{ id: 'c1' }, { id: 'c1' }],
	])('takes %j for %j', (value, expected) => {
		expect(locatorValue(withUrl, value)).toEqual(expected);
	});

	it('refuses an address without an id, and names it', () => {
		const value = { __rl: true, mode: 'url', value: 'https://y.example/c1' };
		expect(() => locatorValue(withUrl, value)).toThrow('"Thing" holds no ID: https://y.example/c1');
	});

	it('takes what was picked from the list as it is, also where a pattern holds for the whole field', () => {
		const field: INodeProperties = { ...withUrl, extractValue: { type: 'regex', regex: pattern } };
		expect(locatorValue(field, { __rl: true, mode: 'list', value: 'c1' })).toBe('c1');
	});

	it.each(['', '""', '``'])('takes %j for nothing, so that the field counts as empty', (value) => {
		expect(locatorValue(withUrl, { __rl: true, mode: 'url', value })).toBeUndefined();
	});

	it.each([
		['of a known page', withUrl, 'https://x.example/c1'],
		['of a page in quotes', withUrl, '"https://x.example/c1"'],
		['with one ID in it', withIds, 'https://y.example/things/t12/edit?x=t99'],
		['with the same ID twice', withIds, 'https://y.example/t12/t12'],
	])('takes the ID out of an address %s', (_what, field, value) => {
		const expected = field === withIds ? 't12' : 'c1';
		expect(locatorValue(field, { __rl: true, mode: 'id', value })).toBe(expected);
	});

	it.each([
		['with two IDs', withIds, 'https://y.example/t12/t13'],
		['without an ID', withIds, 'https://y.example/things'],
		['of which nothing is known', ours, 'https://y.example/t12'],
	])('refuses an address %s', (_what, field, value) => {
		expect(() => locatorValue(field, { __rl: true, mode: 'id', value })).toThrow(`"Thing" holds no ID: ${value}`);
	});

	it("gives what n8n's own extraction gives", () => {
		const texts = fc.oneof(
			fc.string(),
			fc.constantFrom('https://x.example/ab', 'see https://x.example/b', 'Id=aF', 'id='),
		);
		const modes = fc.constantFrom('list', 'id', 'url', 'any', 'unknown');
		// A pair of quotes with nothing in it counts as empty here, and as an address without an ID in n8n.
		const held = texts.filter((text) => cleanPasted(text) !== '');
		const located = fc.tuple(modes, held).map(([mode, value]) => ({ __rl: true, mode, value }) as const);
		fc.assert(
			fc.property(fc.oneof(located, texts), fc.constantFrom(ours, withUrl), (value, field) => {
				// Here an address may stand in place of an ID.
				const [mode, text] = typeof value === 'string' ? ['id', value] : [value.mode, value.value];
				const hasPattern = field === withUrl && ['any', 'url'].includes(mode);
				fc.pre(mode === 'list' || hasPattern || !/^https?:/.test(text));
				expect(byUs(field, value)).toEqual(byN8n(field, value));
			}),
			{ numRuns: 1000 },
		);
	});
});
