import { outputFields } from '../../../shared/fields/output';

/** Fields of a conversation that the user may select, as the contract lists them. */
export const conversationOutput = outputFields([
	'createdAt',
	'deleted',
	'latestMessage',
	'locked',
	'messages',
	'messagesCount',
	'metadata',
	'name',
	'participants',
	'read',
	'uid',
	'updatedAt',
	'user',
]);
