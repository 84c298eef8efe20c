import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const CONVERSATION = '/api/v1/accounts/{account_id}/conversations/{conversation_id}';
const on = { conversationId: byId('2') };

describe.each(['4.15', '4.8'] as const)('Conversation: Mark Unread on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	it('makes the last message of the contact unread', async () => {
		const { store } = harness.sandbox;
		store.insertMessage({ conversationId: 2, content: 'Hello?', type: INCOMING, sender: { type: 'contact', id: 2 } });
		Object.assign(store.conversation(2) ?? {}, { agentLastSeenAt: store.now() + 10 });
		const { items, error } = await harness.run('conversation:markUnread', on);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ conversationId: 2, unreadCount: expect.any(Number) });
		expect(items[0]?.json.unreadCount).toBeGreaterThan(0);
	});

	it('is repeated when its answer gets lost, because a repetition sets the same mark', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: `POST ${CONVERSATION}/unread` });
		expect((await harness.run('conversation:markUnread', on)).error).toBeUndefined();
	});
});

describe('Conversation: Toggle Typing', () => {
	const harness = useChatwoot();
	const sent = () => harness.requestsTo(`POST ${CONVERSATION}/toggle_typing_status`).map(({ body }) => body);

	it('shows and hides the indicator, also of a note', async () => {
		const { items } = await harness.run('conversation:toggleTyping', on);
		expect(items[0]?.json).toEqual({ conversationId: 2, typing: true });
		await harness.run('conversation:toggleTyping', { ...on, typing: false, privateNote: true });
		expect(sent()).toMatchObject([{ typing_status: 'on' }, { typing_status: 'off', is_private: true }]);
	});

	it('works with the token of an agent bot', async () => {
		const { botToken } = harness.sandbox.credentials;
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: botToken });
		expect((await harness.run('conversation:toggleTyping', on)).error).toBeUndefined();
	});
});
