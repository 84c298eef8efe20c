import type { INodeProperties } from 'n8n-workflow';
import { customAttributes as attributesOfAccount } from '../../Chatwoot/customAttributes';

export { numericId } from '../../Chatwoot/ids';

/** The contact's session in the inbox, for the path. */
export const sourceId: INodeProperties = {
	displayName: 'Source ID',
	name: 'sourceId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 82bf57f4-446e-44f7-b89c-2bf7058f961f',
	description: 'The session of the contact in this inbox. Contact: Create gives it as "sourceId".',
};

/** A conversation, for the path. */
export const conversationId: INodeProperties = {
	displayName: 'Conversation ID',
	name: 'conversationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 42',
	description: 'The number of the conversation. Conversation: Create and Get Many give it as "conversationId".',
};

/** The custom attributes of a contact or a conversation. The public API does not tell their definitions. */
export const customAttributes: INodeProperties = {
	...attributesOfAccount,
	description:
		'Fields of your own. Define them in Chatwoot under Settings → Custom Attributes first, else the dashboard does not show them. The values go out unchecked.',
};
