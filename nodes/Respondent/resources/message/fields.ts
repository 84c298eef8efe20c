import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: '',
	placeholder: 'e.g. Does Tuesday at 10:00 work for you?',
	description: 'What to say. Plain text; everybody in the conversation reads it.',
	...inBody('body'),
};
