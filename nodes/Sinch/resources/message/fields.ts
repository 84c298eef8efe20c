import type { INodeProperties } from 'n8n-workflow';
import { inBody, textField, when } from '../../../shared';
import { toTextUpTo } from '../../json';

export { messageId, messagesSource } from '../fields';

const metadata = textField(
	'Metadata',
	'metadata',
	'The text that takes the place of the one that is there; at most 1,024 characters',
	{ required: true, placeholder: 'e.g. order-1017', ...inBody('metadata') },
);

const clearMetadata: INodeProperties = {
	displayName: 'Clear Metadata',
	name: 'clearMetadata',
	type: 'boolean',
	default: false,
	description: 'Whether to remove the text that is kept with the message',
};

export const metadataFields = [clearMetadata, ...when('clearMetadata', [false], [metadata])];

export const metadataConversions = { metadata: toTextUpTo(1024) };
