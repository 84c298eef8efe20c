import { outputFields } from '../../../shared/fields/output';

/** Fields of a message that the user may select; `attachments` is not in the contract, but servers send it. */
export const messageOutput = outputFields([
	'attachments',
	'body',
	'conversation',
	'createdAt',
	'sender',
	'uid',
	'updatedAt',
]);
