import { isDeepStrictEqual } from 'node:util';
import type { ChatwootState } from '../../state';
import type { MessageRecord } from '../../store/records';

/** The values of a message that a request or a channel can change. */
export type MessageValues = Partial<
	Pick<MessageRecord, 'attachments' | 'content' | 'contentAttributes' | 'contentType' | 'sourceId' | 'status'>
>;

/** Stores changed values of a message and raises its event. Without a change nothing is stored and no event is raised. */
export function changeMessage(
	{ store }: Pick<ChatwootState, 'store'>,
	message: MessageRecord,
	values: MessageValues,
): void {
	const before = { ...message };
	Object.assign(message, values);
	if (isDeepStrictEqual(before, message)) return;
	message.updatedAt = store.now();
	store.onChange({ event: 'message_updated', message });
}
