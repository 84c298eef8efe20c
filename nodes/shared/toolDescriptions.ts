import type { INodeProperties } from 'n8n-workflow';
import type { Resource, Service } from './service';

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
