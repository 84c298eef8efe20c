import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const ASSIGNMENTS = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments';
const on = (id: number) => ({ conversationId: byId(String(id)) });
const conversation = (id: number) => {
	const found = harness.sandbox.store.conversation(id);
	if (!found) throw new Error(`There is no conversation ${id}`);
	return found;
};

describe('Conversation: Assign', () => {
	it.each(['ben@shop.example', ' Ben@Shop.example '])('finds an agent by the email address %j', async (email) => {
		const parameters = { ...on(2), assignTo: 'agent', agentId: byId(email) };
		const { items } = await harness.run('conversation:assign', parameters);
		expect(items[0]?.json).toMatchObject({ id: 2, name: 'Ben Agent' });
		expect(conversation(2).assigneeId).toBe(2);
	});

	it('refuses an agent outside the inbox, but not an administrator', async () => {
		const { id, inboxId } = Object.assign(conversation(2), { assigneeId: 3 });
		Object.assign(harness.sandbox.store.inbox(inboxId) ?? {}, { memberIds: [3] });
		const { error } = await harness.run('conversation:assign', { ...on(id), assignTo: 'agent', agentId: byId('2') });
		expect(error?.message).toContain(`Agent 2 (Ben Agent) is not in inbox ${inboxId}`);
		expect(conversation(id).assigneeId).toBe(3);
		const admin = await harness.run('conversation:assign', { ...on(id), assignTo: 'agent', agentId: byId('1') });
		expect(admin.items[0]?.json).toMatchObject({ id: 1, name: 'Mia Admin' });
	});

	it('fails for an agent who was deleted after the check', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 200, body: 'null', route: ASSIGNMENTS });
		const { error } = await harness.run('conversation:assign', { ...on(2), assignTo: 'agent', agentId: byId('2') });
		expect(error?.message).toContain('did not assign the conversation');
	});

	it('reads agents and members once for all rows', async () => {
		const rows = [2, 3, 4, 5].map((id) => ({ json: { id } }));
		const { error } = await harness.run(
			'conversation:assign',
			{ conversationId: byId('={{ $json.id }}'), assignTo: 'agent', agentId: byId('1') },
			rows,
		);
		expect(error).toBeUndefined();
		expect(harness.sandbox.requests).toHaveLength(5);
	});

	it('assigns with the token of a bot, which may not read agents, by ID only', async () => {
		const { botToken } = harness.sandbox.credentials;
		const credentials = harness.setup.credentials;
		Object.assign(harness.setup, {
			credentials: { chatwootApi: { ...credentials.chatwootApi, accessToken: botToken } },
		});
		const parameters = { ...on(2), assignTo: 'agent' };
		const { items } = await harness.run('conversation:assign', { ...parameters, agentId: byId('2') });
		expect(items[0]?.json).toMatchObject({ id: 2, name: 'Ben Agent' });
		const { error } = await harness.run('conversation:assign', { ...parameters, agentId: byId('ben@shop.example') });
		expect(error?.message).toContain('cannot be looked up with this access token');
		const unknown = await harness.run('conversation:assign', { ...parameters, agentId: byId('99999') });
		expect(unknown.error?.message).toContain('did not assign the conversation');
	});
});
