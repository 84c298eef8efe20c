import type { OperationHandler } from '../../server/types';
import { bodyOf, toAttributes } from '../params';
import { authorize, authorizeReading } from '../rules/access';
import { attributeProblems } from '../rules/attributeLength';
import { saveConversation } from '../rules/conversations/conversationSave';
import { faultOfServer, invalidRecord } from '../rules/errors';
import { labelList } from '../rules/labelList';
import { marksOfReading, marksOfUnread } from '../rules/conversations/readMarks';
import type { ChatwootState } from '../state';
import { conversationView } from '../views/conversation';
import { requireConversation } from './lookups';

/** Handlers of a conversation's labels, custom attributes and read marks. */
export const conversationDetailHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getConversationLabels: (call, state) => {
		authorizeReading(call, state);
		return { status: 200, body: { payload: [...requireConversation(call, state).labels] } };
	},

	setConversationLabels: (call, state) => {
		authorizeReading(call, state);
		const conversation = requireConversation(call, state);
		saveConversation(state.store, conversation, { labels: labelList(bodyOf(call).labels) });
		return { status: 200, body: { payload: [...conversation.labels] } };
	},

	setConversationCustomAttributes: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		// They take the place of the present ones. A call without them is a fault of the server's, as seen on Chatwoot 4.15.1.
		const customAttributes = toAttributes(bodyOf(call).custom_attributes);
		if (!customAttributes) throw faultOfServer();
		const problems = attributeProblems('custom_attributes', customAttributes);
		if (problems.length > 0) throw invalidRecord(problems);
		saveConversation(state.store, conversation, { customAttributes });
		// Seen on Chatwoot 4.15.1, with the attributes stored or not: an agent bot gets 500 for a conversation with a team.
		if (caller.kind === 'bot' && state.store.team(conversation.teamId)) throw faultOfServer();
		return { status: 200, body: { custom_attributes: conversation.customAttributes } };
	},

	updateConversationLastSeen: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		// Written into the columns directly: the conversation does not count as updated, and no event is raised.
		Object.assign(conversation, marksOfReading(state, conversation, caller));
		return { status: 200, body: conversationView(state, conversation, caller) };
	},

	markConversationUnread: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		Object.assign(conversation, marksOfUnread(state, conversation));
		return { status: 200, body: conversationView(state, conversation, caller) };
	},
};
