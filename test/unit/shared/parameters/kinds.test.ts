import { NodeHelpers } from 'n8n-workflow';
import { kindsOfPicker, oneOfKinds } from '../../../../nodes/shared/fields/kinds';
import { holdsOwnId } from '../../../../nodes/shared/fields/pasted';
import { picker } from '../../../../nodes/shared/fields/picker';
import { when, whenMain } from '../../../../nodes/shared/fields/when';
import { rowValuesReader } from '../../../../nodes/shared/parameters/rowValues';
import { by, byId } from '../../../support/harness';
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

describe('A field whose kinds are those of a picker, too', () => {
	const contact = picker({
		displayName: 'Contact',
		name: 'contactId',
		description: 'Who',
		list: { method: 'search', search: async () => await Promise.resolve({ results: [] }) },
		idPattern: '[A-Z]{3}',
		example: 'ABC',
	});
	const to = oneOfKinds({
		displayName: 'Send To',
		name: 'to',
		description: 'Whom',
		kinds: [{ displayName: 'SMS', name: 'sms' }, ...kindsOfPicker(contact), { displayName: 'Both', name: 'both' }],
	});
	const [notice = text('b')] = when('to.mode', ['list', 'both'], [text('notice')]);
	const read = (given: unknown) => {
		const operation = operationWith({ fields: [to, notice] });
		return rowValuesReader({ operation, node: nodeWith(ids), timezone: 'UTC' })((name) =>
			name === 'to' ? given : 'shown',
		);
	};

	it('has its modes, with the list', () => {
		expect(to.modes?.slice(1, 3)).toEqual(contact.modes);
	});

	it.each(['list', 'id'])('gives the ID in the mode %s', (mode) => {
		expect(read(by(mode, ' ABC\u00A0')).to).toEqual({ mode, value: 'ABC' });
	});

	it('takes an ID out of an address where an ID is meant', () => {
		const address = 'https://example.com/contacts/ABC';
		expect(read(byId(address)).to).toEqual({ mode: 'id', value: 'ABC' });
		expect(read(by('sms', address)).to).toEqual({ mode: 'sms', value: address });
		expect(() => read(byId('https://example.com'))).toThrow('"By ID of Send To" holds no ID');
	});

	it('names the kind that is empty', () => {
		expect(() => read(by('list', ''))).toThrow('"From List of Send To" is empty');
	});

	it.each(['sms', 'list', 'id', 'both'])('reads what n8n shows with the mode %s', (mode) => {
		const parameters = { ...ids, to: by(mode, 'ABC') };
		const isShown = NodeHelpers.displayParameter(parameters, notice, nodeWith(parameters), null);
		expect(read(by(mode, 'ABC')).notice).toBe(isShown ? 'shown' : undefined);
		expect(isShown).toBe(['list', 'both'].includes(mode));
	});
});
