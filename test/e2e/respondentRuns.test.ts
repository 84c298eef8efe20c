import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/paths';
import { NODE_TYPE, useRespondentStage } from './support/respondentStage';
import { byId } from './support/stage';
import { manualTrigger, webhook, workflow } from './support/workflow';

const stage = useRespondentStage('respondentRuns');

describe('The installed package', () => {
	it('shows up in the node list, as a node and as a tool for AI agents', async () => {
		const types = await stage.n8n.rest.nodeTypes();
		const find = (name: string) => types.find((type) => type.name === name);

		expect(find(NODE_TYPE)).toMatchObject({
			displayName: 'Respondent',
			credentials: [{ name: 'respondentApi', required: true }],
			outputs: ['main'],
		});
		expect(find(`${NODE_TYPE}Tool`)).toMatchObject({
			displayName: 'Respondent Tool',
			inputs: [],
			outputs: ['ai_tool'],
		});
	});

	it('brings an icon for light and dark mode', async () => {
		const { data } = await stage.n8n.rest.http.get<string>(
			'/icons/n8n-nodes-conversations/dist/nodes/Respondent/respondent.svg',
		);
		const dark = await stage.n8n.rest.http.get<string>(
			'/icons/n8n-nodes-conversations/dist/nodes/Respondent/respondent.dark.svg',
		);
		const source = readFileSync(join(root, 'nodes/Respondent/respondent.svg'), 'utf8');

		expect(data).toBe(source);
		expect(dark.data).toContain('<svg');
	});
});

describe('Sending from a webhook', () => {
	it('sends one message per call and answers with it', async () => {
		const { n8n, respondent, sandbox } = stage;
		const conversation = sandbox.store.conversations[0]!;
		const saved = await n8n.rest.createWorkflow(
			workflow('Send from a webhook', [
				webhook('send-message'),
				respondent('Send', 'message:send', {
					conversationId: byId('={{ $json.body.conversation }}'),
					text: '={{ "Hello " + $json.body.name + "!" }}',
				}),
			]),
		);
		await n8n.rest.activate(saved);

		const answer = await n8n.rest.callWebhook('send-message', { conversation: conversation.uid, name: 'Noor' });
		await n8n.rest.deactivate(saved);

		const [message, ...others] = sandbox.store.messagesWithBody('Hello Noor!');
		expect(message).toMatchObject({ conversationUid: conversation.uid, sender: sandbox.store.owner });
		expect(others).toEqual([]);
		expect(answer).toEqual([
			{
				status: 'sent',
				messageId: message!.uid,
				conversationId: conversation.uid,
				contactId: conversation.participants[1]!.foreignId,
				direction: 'outgoing',
				channel: 'respondent',
				text: 'Hello Noor!',
				sentAt: message!.createdAt,
				senderName: 'Robin K',
				projectId: conversation.metadata.projectId,
			},
		]);
	});
});

describe('Get Many with Return All', () => {
	const sketch = () =>
		workflow('All messages', [manualTrigger(), stage.respondent('Messages', 'message:getAll', { returnAll: true })]);

	function expectEveryMessageOnce(rows: Array<{ messageId?: unknown }>): void {
		const { messages } = stage.sandbox.store;
		expect(rows).toHaveLength(messages.length);
		expect(new Set(rows.map(({ messageId }) => messageId))).toEqual(new Set(messages.map(({ uid }) => uid)));
	}

	it('brings every record once, linked to the row it was asked for', async () => {
		const { rest } = stage.n8n;
		const execution = await rest.runWorkflow(await rest.createWorkflow(sketch()), 'Start');

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expectEveryMessageOnce(execution.rows('Messages'));
		expect(execution.items('Messages').every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
			true,
		);
	});

	it('does so on the command line too, which exits with 0', async () => {
		const { cli } = stage.n8n;
		await cli.importWorkflow({ id: 'allMessages', ...sketch() });

		const { exitCode, execution } = await cli.execute('allMessages');

		expect(exitCode).toBe(0);
		expectEveryMessageOnce(execution.rows('Messages'));
	});

	it('says what is wrong and exits with 1 when the key is refused', async () => {
		const { cli } = stage.n8n;
		const wrong = { apiKey: 'of-another-team', apiSecret: 'unheard-of', baseUrl: stage.sandbox.url };
		await cli.importCredential({
			id: 'wrongKeys',
			name: 'Wrong keys',
			type: 'respondentApi',
			data: { environment: 'custom', ...wrong },
		});
		const credentials = { respondentApi: { id: 'wrongKeys', name: 'Wrong keys' } };
		const node = stage.respondent('Projects', 'project:getAll', {}, { credentials });
		await cli.importWorkflow({ id: 'refusedKeys', ...workflow('Refused keys', [manualTrigger(), node]) });

		const { exitCode, execution } = await cli.execute('refusedKeys');

		expect(exitCode).toBe(1);
		expect(execution.error).toEqual({
			message: expect.stringContaining('Respondent refused the credentials (401)'),
			description: expect.stringMatching(/key/i),
		});
		expect(JSON.stringify(execution)).not.toMatch(/of-another-team|unheard-of/);
	});
});
