import { updateDisplayOptions, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import type { Operation, Resource } from './operation';
import type { Service } from './service';
import { asTool } from './operationsOf';
import { splitRoute } from './request';

/** Turns a service into the flat list of properties that n8n renders and routes. */
export function describeResources(service: Service): INodeProperties[] {
	const { resources } = service;
	const first = resources[0]?.option.value ?? '';
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ option }) => option),
			default: first,
		},
		...resources.flatMap((resource) => [operationMenu(resource, service), ...fieldsOf(resource)]),
	];
}

function operationMenu(resource: Resource, service: Service): INodeProperties {
	const defaultOperation = resource.defaultOperation;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.option.value] } },
		options: resource.operations.map((operation) => routed(operation, service)),
		default: defaultOperation,
	};
}

// n8n's native routing: the request as documented, carried out by the router through the pagination hook.
function routed(operation: Operation, service: Service): INodePropertyOptions {
	const { method, path } = splitRoute(operation.route);
	return {
		...operation.option,
		routing: {
			request: { method, url: path },
			send: { paginate: true },
			operations: { pagination: asTool(operation, service) },
		},
	};
}

// A field that several operations share is one object; it is emitted once, shown for all of them.
function fieldsOf({ option, operations }: Resource): INodeProperties[] {
	const owners = new Map<INodeProperties, string[]>();
	for (const operation of operations) {
		for (const field of operation.fields) {
			owners.set(field, [...(owners.get(field) ?? []), String(operation.option.value)]);
		}
	}
	return [...owners].flatMap(([field, operation]) =>
		updateDisplayOptions({ show: { resource: [option.value], operation } }, [field]),
	);
}
