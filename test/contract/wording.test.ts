import type { INodeProperties } from 'n8n-workflow';
import { fieldsIn } from './fields';
import { credentials, nodes } from './shipped';
import { wordingFaults } from './wording';

const faultsIn = (properties: INodeProperties[]) =>
	fieldsIn(properties).flatMap((placed) => wordingFaults(placed).map((fault) => `${placed.path}: ${fault}`));

describe('What users read', () => {
	it.each(nodes)('in the node $className follows the rules', ({ instance }) => {
		expect(faultsIn(instance.description.properties)).toEqual([]);
	});

	it.each(credentials)('in the credential $className follows the rules', ({ instance }) => {
		expect(faultsIn(instance.properties)).toEqual([]);
	});
});

describe('The rules', () => {
	const good: INodeProperties = { displayName: 'First Name', name: 'firstName', type: 'string', default: '' };
	const option = (name: string, value: string, action?: string) => ({ name, value, ...(action && { action }) });
	const locator: INodeProperties = { ...good, type: 'resourceLocator', default: { mode: 'list', value: '' } };
	const list = { displayName: 'From List', name: 'list', type: 'list' as const };
	const id = { displayName: 'By ID', name: 'id', type: 'string' as const };

	it('let good fields be', () => {
		const modes = [list, { ...id, placeholder: 'e.g. 7' }];
		expect(
			faultsIn([
				{ ...good, description: 'What they call you' },
				{ ...locator, modes },
			]),
		).toEqual([]);
	});

	it.each<[string, Partial<INodeProperties>]>([
		['Title Case', { displayName: 'First name' }],
		['full stop', { description: 'What they call you.' }],
		['full stop', { description: 'What they call you. Or would' }],
		['"Whether"', { type: 'boolean', default: false, description: 'If it is so' }],
		['a placeholder', { placeholder: 'Ada' }],
		['sorted', { type: 'options', options: ['B', 'A', 'C', 'D', 'E'].map((name) => option(name, name)) }],
		['one name', { type: 'options', options: [option('A', 'a'), option('A', 'b')] }],
		['Limit', { name: 'limit', type: 'number', default: 100, description: 'Max number of results to return' }],
		['Return All', { name: 'returnAll', description: 'Whether to return all' }],
		['filled from the service', { type: 'options', typeOptions: { loadOptionsMethod: 'get' } }],
		['a picker', { ...locator, modes: [id, list] }],
		['From List, By ID', { ...locator, modes: [list, { ...id, displayName: 'ID' }] }],
		['a list is "Get Many"', { type: 'options', options: [option('Get', 'getAll')] }],
		['no "List"', { type: 'options', options: [option('List', 'list', 'List contacts')] }],
		['Create or Update', { type: 'options', options: [option('Upsert', 'upsert')] }],
		['the American way', { description: 'Colour of the favourite' }],
		['blames nobody', { hint: 'Fixes errors' }],
		['emoji', { displayName: 'Name 🙂' }],
		['tidy', { description: 'Two  blanks' }],
		['Title Case', { type: 'collection', default: {}, options: [{ ...good, displayName: 'inner name' }] }],
		[
			'Title Case',
			{
				type: 'fixedCollection',
				default: {},
				options: [{ displayName: 'Item', name: 'item', values: [{ ...good, displayName: 'inner name' }] }],
			},
		],
	])('find what is against "%s": %j', (expected, changes) => {
		expect(faultsIn([{ ...good, ...changes }])).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
	});
});
