import type { OperationHandler } from '../../server/types';
import type { ChatwootState } from '../state';
import { createMessage } from './createMessage';
import { deleteMessage, retryMessage, updateMessageStatus } from './messageChanges';
import { listMessages } from './messageList';

/** Handlers of messages in the application API. The public API has its own. */
export const messageHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listMessages,
	createMessage,
	deleteMessage,
	retryMessage,
	updateMessageStatus,
};
