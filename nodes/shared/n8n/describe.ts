import { type INodeProperties, type INodePropertyOptions, updateDisplayOptions } from 'n8n-workflow';
import type { Operation } from '../operation/operation';
import type { Resource, Service } from '../operation/service';
import { asTool } from './customOperations';
import { splitRoute } from '../http/call';

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
		...resources.flatMap((resource) => [
			operationMenu(resource, service),
			...toolDescriptions(resource, service),
			...fieldsOf(resource),
		]),
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
	return inOrder(operations.map(({ fields }) => fields)).flatMap((field) => {
		const owners = operations.filter(({ fields }) => fields.includes(field));
		const show = { resource: [option.value], operation: owners.map((owner) => owner.option.value) };
		return updateDisplayOptions({ show }, [field]);
	});
}

// One order in which each list keeps its own: a field comes when nothing is left that any list has in front of it.
function inOrder(lists: INodeProperties[][]): INodeProperties[] {
	const ordered: INodeProperties[] = [];
	let left = lists;
	for (;;) {
		const heads = left.flatMap((list) => list.slice(0, 1));
		const next = heads.find((head) => left.every((list) => list.indexOf(head) <= 0)) ?? heads[0];
		if (next === undefined) return ordered;
		ordered.push(next);
		left = left.map((list) => list.filter((field) => field !== next));
	}
}

/** An expression for what a node does, in the words of its list of actions, e.g. "Get many conversations". */
export function actionSubtitle({ resources }: Service): string {
	const actions = resources.flatMap(({ option, operations }) =>
		operations.map((operation) => [`${option.value} ${operation.option.value}`, operation.option.action]),
	);
	const list = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${list})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

/**
 * What an AI agent is told about each operation, for the user to change. Without these fields n8n would say no more than the
 * operation's action, and leave out whether it reads or sends. They show up where the node is a tool, and nowhere else.
 */
export function toolDescriptions({ option, operations }: Resource, { name }: Service): INodeProperties[] {
	return operations.map(({ option: operation }) => ({
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: `${operation.action} in ${name}. ${operation.description}`,
		description: 'What the AI agent is told about this tool. Say here when it is to use it, and for what.',
		displayOptions: { show: { '@tool': [true], resource: [option.value], operation: [operation.value] } },
	}));
}
