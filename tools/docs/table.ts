import type { Operation, Resource } from '../../nodes/shared';

/** A Markdown table of all operations of a node: what each does, and the endpoints that it calls. */
export function operationsTable(resources: Resource[]): string {
	const rows = resources.flatMap((resource) => resource.operations.map((operation) => row(resource, operation)));
	return ['| Operation | What it does | Endpoints |', '| --- | --- | --- |', ...rows].join('\n');
}

function row({ option: resource }: Resource, { option, route, alsoCalls = [] }: Operation): string {
	const endpoints = [route, ...alsoCalls].map((endpoint) => `\`${endpoint}\``).join('<br>');
	return `| ${resource.name}: ${option.name} | ${option.description ?? ''} | ${endpoints} |`;
}
