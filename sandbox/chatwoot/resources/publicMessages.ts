import { HttpError, type OperationHandler } from '../../server/types';
import { bodyOf, queryOf, toFiles } from '../params';
import { buildVisitorMessage } from '../rules/messages/newMessage';
import { refusedRecord, refusing } from '../rules/messages/problem';
import { messageWindow } from '../rules/messages/window';
import type { ChatwootState } from '../state';
import { publicMessages, publicMessageView } from '../views/message';
import { requireMessage } from './lookups';
import { changeMessage } from '../rules/messages/change';
import { requireVisitor, requireVisitorConversation } from './visitor';

/** How long a contact may answer a survey, in seconds. */
const surveySeconds = 14 * 86_400;

/** Handlers of messages in the public API. */
export const publicMessageHandlers: Record<string, OperationHandler<ChatwootState>> = {
	publicCreateMessage: (call, state) => {
		const { contact } = requireVisitor(call, state);
		const conversation = requireVisitorConversation(call, state);
		const body = bodyOf(call);
		const files = toFiles(body['attachments[]'] ?? body.attachments);
		const request = { conversationId: conversation.id, contactId: contact.id, content: body.content, files };
		const message = refusing(refusedRecord, () => buildVisitorMessage(request, state));
		return { status: 200, body: publicMessageView(state, state.store.insertMessage(message)) };
	},

	publicListMessages: (call, state) => {
		const all = publicMessages(state.store, requireVisitorConversation(call, state).id);
		const { before } = queryOf(call);
		const shown = messageWindow(all, { before }, state.store.random);
		return { status: 200, body: shown.map((message) => publicMessageView(state, message)) };
	},

	publicUpdateMessage: (call, state) => {
		requireVisitorConversation(call, state);
		const message = requireMessage(call.params, state);
		const { submitted_values: submitted } = bodyOf(call);
		const age = state.clock() / 1000 - message.createdAt;
		if (message.contentType === 'input_csat' && age > surveySeconds) {
			throw new HttpError(422, 'You cannot update the CSAT survey after 14 days');
		}
		changeMessage(state, message, {
			contentAttributes: { ...message.contentAttributes, submitted_values: submitted },
		});
		return { status: 200, body: publicMessageView(state, message) };
	},
};
