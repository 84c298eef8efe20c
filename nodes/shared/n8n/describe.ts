import { updateDisplayOptions, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';
import { isOptions, optionsAmong, optionsField } from '../fields/options';
import { splitRoute } from '../http/call';
import type { Operation } from '../operation/operation';
import type { Resource, Service } from '../operation/service';
import { asTool } from './agentTool';

/** The properties of a service's node: the menus of resources and operations, and the fields of every operation. */
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

// n8n's native routing. It names the documented request; its pagination function runs the operation.
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

// Operations share a field as one object. n8n gets it once, visible for all these operations.
function fieldsOf({ option, operations }: Resource): INodeProperties[] {
	const shownFor = (owners: Operation[], field: INodeProperties) =>
		updateDisplayOptions({ show: { resource: [option.value], operation: valuesOf(owners) } }, [field]);
	const main = inOrder(operations.map(({ fields }) => fields.filter((field) => !isOptions(field))));
	const withOptions = operations.filter(({ fields }) => fields.some(isOptions));
	return [
		...main.flatMap((field) =>
			shownFor(
				operations.filter(({ fields }) => fields.includes(field)),
				field,
			),
		),
		...(withOptions.length > 0 ? shownFor(withOptions, commonOptions(withOptions)) : []),
	];
}

// The Options of all operations are one collection for n8n, so that each entry is described once.
function commonOptions(operations: Operation[]): INodeProperties {
	const lists = operations.map(({ fields }) => optionsAmong(fields));
	const entries = [...new Set(lists.flat())].flatMap((entry) => {
		const owners = operations.filter((_operation, index) => lists[index]?.includes(entry));
		if (owners.length === operations.length) return [entry];
		return updateDisplayOptions({ show: { '/operation': valuesOf(owners) } }, [entry]);
	});
	return optionsField(entries);
}

function valuesOf(operations: Operation[]): Array<INodePropertyOptions['value']> {
	return operations.map(({ option }) => option.value);
}

// Merges the lists into one that keeps the order of each: the next field is one that no list has behind another field.
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

/** An expression that gives the action of the selected operation, e.g. "Get many conversations". */
export function actionSubtitle({ resources }: Service): string {
	const actions = resources.flatMap(({ option, operations }) =>
		operations.map((operation) => [`${option.value} ${operation.option.value}`, operation.option.action]),
	);
	const list = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${list})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

/**
 * An expression that gives the names of the events that are chosen in a menu of a trigger, e.g. "On Message Received".
 * `otherwise`: the name where the trigger does not show the menu.
 */
export function eventsSubtitle(fields: INodeProperties[], menu: string, otherwise = ''): string {
	const options = fields.filter(({ name }) => name === menu).flatMap((field) => field.options ?? []);
	const names = options.flatMap((option) => ('value' in option ? [[String(option.value), option.name]] : []));
	const list = JSON.stringify(Object.fromEntries(names));
	const chosen = `($parameter["${menu}"] ?? [${JSON.stringify(otherwise)}])`;
	return `={{ "On " + ${chosen}.map((event) => (${list})[event] ?? event).join(", ") }}`;
}

/**
 * The description of each operation for an AI agent, which the user can change. n8n's own description is only the operation's
 * action, without whether it reads or sends. These fields are visible only when the node is a tool.
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
