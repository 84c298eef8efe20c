import { mentionedUsers } from '../../../../sandbox/chatwoot/rules/messages/mentions';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

// Agent 1 is an administrator. The team "sales" has the members 1 and 2, "support" 1 and 3.
const mentioned = (content: string, more: object = {}) => {
	const { store } = fixture.sandbox;
	Object.assign(store.inbox(store.conversation(2)?.inboxId ?? 0) ?? {}, { memberIds: [2] });
	return mentionedUsers(store.insertMessage({ conversationId: 2, content, private: true, ...more }), store);
};

describe('The mentions of a note', () => {
	it.each([
		['[@Ben](mention://user/2/Ben%20Agent) look', [2]],
		['[@support](mention://team/2/support)', [1]],
		['[@Cleo](mention://user/3/Cleo)', []],
		['@Ben mention://user/2/Ben', []],
	])('%j are %j', (content, users) => {
		expect(mentioned(content)).toEqual(users);
	});

	it('are none in a message to the contact', () => {
		expect(mentioned('[@Ben](mention://user/2/Ben)', { private: false })).toEqual([]);
	});

	it('list the conversation for whom they mention', async () => {
		mentioned('[@Ada](mention://user/1/Ada)');
		const { data } = await fixture.client.get('/conversations', {
			params: { conversation_type: 'mention', status: 'all' },
		});
		const { payload } = (data as { data: { payload: Array<{ id: number }> } }).data;
		expect(payload.map(({ id }) => id)).toEqual([2]);
	});
});
