import type { HttpError, OperationHandler } from '../../server/types';
import { bodyOf } from '../params';
import { authorize } from '../rules/access';
import { buildMessage, type MessageRequest } from '../rules/messages/newMessage';
import { refusedMessage, refusing, type MessageProblem } from '../rules/messages/problem';
import type { ChatwootState } from '../state';
import type { Attributes, MessageRecord } from '../store/records';
import { messageView } from '../views/message';
import { requireConversation } from './lookups';

/**
 * Stores the message of a request and sends it, also the first message of a new conversation. Throws the HttpError that `refuse` makes of
 * a message that the server does not store.
 */
export function storeMessage(
	request: MessageRequest,
	state: ChatwootState,
	refuse: (problem: MessageProblem) => HttpError,
): MessageRecord {
	const message = refusing(refuse, () => buildMessage(request, state));
	const { echo_id: echoId } = request.params;
	const stored = state.store.insertMessage({
		...message,
		...(state.quirks.keepEchoId && typeof echoId === 'string' && { echoId }),
	});
	state.channels.deliver(stored);
	return stored;
}

/** The ID that the client gave the message comes back in the answer, and is not stored. */
function echoOf({ echo_id: echoId }: Attributes) {
	return echoId === undefined || echoId === null || echoId === false ? {} : { echo_id: echoId };
}

/** Creates a message in a conversation. */
export const createMessage: OperationHandler<ChatwootState> = (call, state) => {
	const caller = authorize(call, state);
	const conversation = requireConversation(call, state);
	const params = bodyOf(call);
	const message = storeMessage({ caller, conversation, params }, state, refusedMessage);
	const echo = echoOf(params);
	// An ID of another type comes back as it was sent.
	const offContract = 'echo_id' in echo && typeof echo.echo_id !== 'string';
	return { status: 200, body: { ...messageView(state, message), ...echo }, offContract };
};
