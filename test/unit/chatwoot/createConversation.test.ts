import type { IDataObject } from 'n8n-workflow';
import { createConversation } from '../../../nodes/Chatwoot/steps/createConversation';
import { markOf, withMark } from '../../../nodes/Chatwoot/sentKey/sentKey';
import { callTo } from '../../../nodes/shared/http/call';
import { rowAnswering } from '../respondent/fakes';

const ID = { id: 'a1b2.1', values: {} };
const sent = { content: 'Your invoice', message_type: 'outgoing', private: false };
const firstMessage = withMark(sent, markOf(ID, { body: sent, files: [] }));
const ours = { id: 8, message_type: 1, content: 'Your invoice', private: false };
const marked = { ...ours, content_attributes: firstMessage.content_attributes };
const greeting = { id: 9, message_type: 1, content: 'We are closed today', private: false };
const listed = { id: 8, status: 'sent' };

/** The message that a creation gives whose answer shows these messages. */
async function messageFrom(...messages: IDataObject[]) {
	const { row } = rowAnswering(({ url }) => {
		if (url.endsWith('/conversations')) return { id: 42, messages };
		return url.endsWith('/messages') ? { payload: [{ ...marked, ...listed, created_at: 4_000_000_000 }] } : null;
	});
	const call = callTo('POST /api/v1/accounts/1/conversations/{conversation_id}/messages', { body: firstMessage });
	const asked = { body: { inbox_id: 1, contact_id: 2 }, known: [], firstMessage };
	return (await createConversation({ ...row, ...ID, call }, asked)).message;
}

describe('The first message of a conversation that was created', () => {
	it('is the one with the mark of the row, also where an automation rule has answered at once', async () => {
		expect(await messageFrom(greeting, marked)).toMatchObject({ id: 8, conversation_id: 42 });
	});

	it('is the one with the same text on a server that drops marks', async () => {
		expect(await messageFrom(greeting, ours)).toMatchObject({ id: 8, conversation_id: 42 });
	});

	it('is read from the conversation where the answer shows the one of an automation rule alone', async () => {
		expect(await messageFrom(greeting)).toMatchObject(listed);
	});
});
