import { describeResources } from '../../../nodes/shared/n8n/describe';
import { customOperationsOf } from '../../../nodes/shared/n8n/customOperations';
import type { Operation } from '../../../nodes/shared/operation/operation';
import type { Resource } from '../../../nodes/shared/operation/service';
import { asLoaded } from '../../../test/support/engine';
import type { ServiceSetup } from '../services/service';
import type { INodeType } from 'n8n-workflow';

/**
 * The node as n8n loads it. With `operations` it is cut down to that number of operations, or filled up to it with copies of
 * its own.
 */
export function nodeWith(setup: ServiceSetup, operations?: number): INodeType {
	const node = setup.newNode();
	if (operations === undefined) return asLoaded(node);
	const service = { ...setup.service, resources: resourcesWith(setup, operations) };
	node.description.properties = describeResources(service);
	node.customOperations = customOperationsOf(service);
	return asLoaded(node);
}

// Each copy belongs to a resource of its own and therefore has its own fields, as an additional operation would.
function resourcesWith({ service, send }: ServiceSetup, count: number): Resource[] {
	const [resource = '', operation = ''] = send.id.split(':');
	const all: Array<{ resource: Resource; operation: Operation }> = [];
	for (let copy = 0; all.length < count; copy++) {
		for (const one of service.resources)
			all.push(...one.operations.map((op) => ({ resource: copied(one, copy), operation: op })));
	}
	const isMeasured = (entry: (typeof all)[number]) =>
		entry.resource.option.value === resource && entry.operation.option.value === operation;
	const chosen = [...all.filter(isMeasured), ...all.filter((entry) => !isMeasured(entry))].slice(0, count);
	const names = [...new Set(chosen.map((entry) => entry.resource.option.value))];
	return names.map((name) => {
		const mine = chosen.filter((entry) => entry.resource.option.value === name);
		const operations = mine.map((entry) => entry.operation);
		return {
			option: mine[0]?.resource.option ?? { name: String(name), value: name },
			operations,
			defaultOperation: String(operations[0]?.option.value),
		};
	});
}

function copied(resource: Resource, copy: number): Resource {
	if (copy === 0) return resource;
	const { name, value } = resource.option;
	return { ...resource, option: { name: `${name} ${copy}`, value: `${String(value)}${copy}` } };
}
