import type { OperationHandler } from '../../server/types';
import { authorizeReading } from '../rules/access';
import type { ChatwootState } from '../state';
import { conversationView } from '../views/conversation';
import { assignConversation } from './conversationAssignment';
import { conversationDetailHandlers } from './conversationDetails';
import { conversationFilterHandlers } from './conversationFilter';
import { conversationListHandlers } from './conversationList';
import { conversationStatusHandlers } from './conversationStatus';
import { createConversation } from './createConversation';
import { requireConversation } from './lookups';

/** Handlers of the application API's routes below /conversations, except those of messages. */
export const conversationHandlers: Record<string, OperationHandler<ChatwootState>> = {
	...conversationListHandlers,
	...conversationStatusHandlers,
	...conversationDetailHandlers,
	...conversationFilterHandlers,
	assignConversation,
	createConversation,

	getConversation: (call, state) => {
		const caller = authorizeReading(call, state);
		return { status: 200, body: conversationView(state, requireConversation(call, state), caller) };
	},
};
