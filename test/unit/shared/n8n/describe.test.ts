import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { describeResources } from '../../../../nodes/shared/n8n/describe';
import { listFields } from '../../../../nodes/shared/fields/list';
import { optionsAmong, optionsField } from '../../../../nodes/shared/fields/options';
import type { Operation } from '../../../../nodes/shared/operation/operation';
import { customOperationsOf } from '../../../../nodes/shared/n8n/customOperations';
import type { Resource, Service } from '../../../../nodes/shared/operation/service';
import { when } from '../../../../nodes/shared/fields/when';
import { nodeWith, operationWith, text } from '../fakes';

const id = text('id');
const everywhere = text('everywhere');
const ofTwo = text('ofTwo');
const mode = text('mode');
const detail = when('mode', ['long'], [text('detail')]);

function operation(value: string, route: Operation['route'], fields: INodeProperties[]): Operation {
	return operationWith({ option: { name: value, value, action: `${value} it` }, route, fields });
}

const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [
		operation('get', 'GET /messages/{id}', [id, optionsField([everywhere])]),
		operation('send', 'POST /messages', [mode, ...detail, text('own'), optionsField([ofTwo, everywhere])]),
		operation('update', 'PATCH /messages/{id}', [id, mode, ...detail, optionsField([everywhere, ofTwo])]),
	],
	defaultOperation: 'send',
};
const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [operation('get', 'GET /contacts/{id}', [id])],
	defaultOperation: 'get',
};
const service: Service = {
	name: 'Acme',
	credentialType: 'acmeApi',
	resources: [message, contact],
	baseUrl: () => 'https://acme.example',
	secrets: [],
};
const properties = describeResources(service);
const named = (name: string) => properties.filter((property) => property.name === name);

describe('describeResources', () => {
	it('begins with the menu of resources, the first one chosen', () => {
		expect(properties[0]).toMatchObject({ name: 'resource', default: 'message', noDataExpression: true });
		expect(properties[0]?.options).toEqual([message.option, contact.option]);
	});

	it('gives each resource a menu of its operations', () => {
		expect(named('operation')).toMatchObject([
			{ default: 'send', displayOptions: { show: { resource: ['message'] } } },
			{ default: 'get', displayOptions: { show: { resource: ['contact'] } } },
		]);
	});

	it("puts n8n's native routing on every operation: the documented request, carried out by us", () => {
		const routed = named('operation').flatMap(({ options }) => options ?? []);
		expect(routed).toMatchObject([
			{ value: 'get', action: 'get it', routing: { request: { method: 'GET', url: '/messages/{id}' } } },
			{ value: 'send', routing: { request: { method: 'POST', url: '/messages' }, send: { paginate: true } } },
			{ value: 'update', routing: { request: { method: 'PATCH', url: '/messages/{id}' } } },
			{ value: 'get', routing: { request: { method: 'GET', url: '/contacts/{id}' } } },
		]);
		for (const option of routed) expect(option).toHaveProperty('routing.operations.pagination', expect.any(Function));
	});

	it('emits a field that several operations share once per resource, shown for all of them', () => {
		expect(named('id').map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['message'], operation: ['get', 'update'] } },
			{ show: { resource: ['contact'], operation: ['get'] } },
		]);
	});

	it('keeps the conditions that a field has on its siblings', () => {
		expect(named('detail').map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['message'], operation: ['send', 'update'], mode: ['long'] } },
		]);
	});

	it('changes nothing about the fields themselves, so that they can be shared', () => {
		expect(id).not.toHaveProperty('displayOptions');
		expect(detail[0]?.displayOptions).toEqual({ show: { mode: ['long'] } });
	});

	it('makes one collection of the Options of all operations, which shows for each exactly its own', () => {
		const [options, ...more] = named('options');
		expect([options?.displayName, more]).toEqual(['Options', []]);
		const entries = optionsAmong(options ? [options] : []);
		expect(entries.map(({ name }) => name)).toEqual(['everywhere', 'ofTwo']);
		for (const { option, fields } of message.operations) {
			const parameters = { resource: 'message', operation: option.value, options: {} };
			const shown = entries.filter((entry) =>
				NodeHelpers.displayParameterPath({ parameters }, entry, 'parameters.options', nodeWith(), null),
			);
			expect(shown.map(({ name }) => name)).toEqual(optionsAmong(fields).map(({ name }) => name));
		}
	});

	it('shows for each operation exactly its own fields', () => {
		for (const { option, operations } of service.resources) {
			for (const { option: chosen, fields } of operations) {
				const parameters = { resource: option.value, operation: chosen.value, mode: 'long' };
				const shown = properties.filter((property) =>
					NodeHelpers.displayParameter(parameters, property, nodeWith(), null),
				);
				expect(shown.map(({ name }) => name).sort()).toEqual(
					['resource', 'operation', ...fields.map(({ name }) => name)].sort(),
				);
			}
		}
	});
});

describe('operationsOf', () => {
	it('gives a function for every operation', () => {
		const functions = customOperationsOf(service);
		expect(Object.keys(functions)).toEqual(['message', 'contact']);
		expect(Object.keys(functions.message ?? {})).toEqual(['get', 'send', 'update']);
		expect(functions.contact?.get).toBeInstanceOf(Function);
	});
});

describe('when', () => {
	it('adds a condition to those that are there', () => {
		const [field] = when('a', [1, 2], [text('x', { displayOptions: { show: { b: [true] } } })]);
		expect(field?.displayOptions).toEqual({ show: { b: [true], a: [1, 2] } });
	});
});

describe('listFields', () => {
	it('asks for a limit only where not everything is wanted', () => {
		const [returnAll, limit] = listFields;
		expect(returnAll).toMatchObject({ name: 'returnAll', default: false });
		expect(limit).toMatchObject({ name: 'limit', default: 50, displayOptions: { show: { returnAll: [false] } } });
	});
});
