import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { fieldList } from './fields';
import { json } from './operations';

/** The chapter of a trigger: its fields, and an item with which it started a workflow. */
export function triggerChapter({ properties }: INodeTypeDescription, item: IDataObject): string {
	return [fieldList(properties, 'Added when needed:'), 'An item that it starts a workflow with:', json(item)].join(
		'\n\n',
	);
}
