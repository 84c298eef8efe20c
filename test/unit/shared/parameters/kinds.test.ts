import { NodeHelpers } from 'n8n-workflow';
import { oneOfKinds } from '../../../../nodes/shared/fields/kinds';
import { holdsOwnId } from '../../../../nodes/shared/fields/pasted';
import { whenMain } from '../../../../nodes/shared/fields/when';
import { rowValuesReader } from '../../../../nodes/shared/parameters/rowValues';
import { by } from '../../../support/harness';
import { nodeWith, operationWith, text } from '../fakes';

const ids = { resource: 'message', operation: 'send' };
const person = oneOfKinds({
	displayName: 'Contact',
	name: 'person',
	description: '',
	kinds: [
		{ displayName: 'Phone', name: 'phone' },
		{ displayName: 'Own ID', name: 'ownId', ...holdsOwnId },
	],
});
const [entry = text('a')] = whenMain('person.mode', ['phone'], [text('a')]);
const fields = [person, text('options', { type: 'collection', default: {}, options: [entry] })];
const convert = { 'person.phone': (value: unknown) => `called ${String(value)}` };

/** Reads a row after the other, as one run does. */
function readAll(rows: unknown[], parameters = {}) {
	const node = nodeWith({ ...ids, ...parameters });
	const valuesOf = rowValuesReader({ operation: operationWith({ fields, convert }), node, timezone: 'UTC' });
	return rows.map((given) => valuesOf((name) => (name === 'person' ? given : { a: '1' })));
}

describe('A field that takes several kinds', () => {
	it('begins with the first kind', () => {
		expect(person).toMatchObject({
			default: { mode: 'phone', value: '' },
			modes: [{ name: 'phone' }, { name: 'ownId' }],
		});
	});

	it('gives kind and value, each kind with its own conversion', () => {
		const rows = readAll([by('phone', '123'), by('ownId', '123')]);
		expect(rows.map((values) => values.person)).toEqual([
			{ mode: 'phone', value: 'called 123' },
			{ mode: 'ownId', value: '123' },
		]);
	});

	it('keeps an ID of the user as it is, also one that looks like an address', () => {
		const [values] = readAll([by('ownId', '\u200Bhttps://crm.example/7 ')]);
		expect(values?.person).toEqual({ mode: 'ownId', value: 'https://crm.example/7' });
	});

	it.each([['123'], [by('', '123')]])('takes a value without a mode for the first kind: %j', (given) => {
		expect(readAll([given])[0]?.person).toEqual({ mode: 'phone', value: 'called 123' });
	});

	it('refuses a mode that it does not have', () => {
		expect(() => readAll([by('id', '123')])).toThrow('"Contact" has the mode "id", which the field does not have');
	});

	it('names kind, field and column of an empty value', () => {
		const read = () => readAll([by('phone', ' ')], { person: by('phone', '={{ $json.mobile }}') });
		expect(read).toThrow('"Phone of Contact" is empty');
		expect(read).toThrow(expect.objectContaining({ description: expect.stringContaining('the column "mobile"') }));
	});

	it('shows an option for one of the kinds in the rows of this kind, as n8n does', () => {
		const modes = ['phone', 'ownId', 'phone'];
		const read = readAll(modes.map((mode) => by(mode, '123'))).map(({ options }) => options);
		const shown = modes.map((mode) => {
			const node = { parameters: { person: by(mode, '123'), options: { a: '1' } } };
			return NodeHelpers.displayParameterPath(node, entry, 'parameters.options', nodeWith(), null);
		});
		expect(shown).toEqual([true, false, true]);
		expect(read).toEqual(shown.map((isShown) => (isShown ? { a: '1' } : {})));
	});
});
