import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/world';

useExpressionEngine();
const world = useRespondent();

describe('as the tool of an AI agent', () => {
	it('sends on every call, also when the same call comes again', async () => {
		const conversationUid = byId(world.sandbox.store.conversations[0]?.uid ?? '');
		await world.asTool('message:send', { conversationUid, body: 'Once' });
		await world.asTool('message:send', { conversationUid, body: 'Once' });
		expect(world.sandbox.store.messagesWithBody('Once')).toHaveLength(2);
	});

	it('gives at most 100 records, and says how to narrow', async () => {
		const items = await world.asTool('message:getAll', { returnAll: true });
		expect(items).toHaveLength(101);
		expect(items.at(-1)?.json.note).toBe(
			'Only the first 100 of 400 are shown. Narrow the filters, or lower the limit.',
		);
	});

	it('throws text that an agent can act on', async () => {
		const call = world.asTool('message:send', { conversationUid: byId('gone'), body: 'Hi' });
		await expect(call).rejects.toThrow('Respondent does not know Conversation "gone" (404): Conversation not found');
	});
});
