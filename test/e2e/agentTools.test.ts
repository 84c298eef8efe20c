import { randomUUID } from 'node:crypto';
import { toolResults, findTool, type Reply, type ModelRequest } from '../../sandbox/model';
import { fromAi, idFromAi, useAgentStage, type AgentRun, type Kind, type Tool } from './support/agent';
import { byId } from './support/stage';
import { node } from './support/workflow';

const stage = useAgentStage('agentTools');

// The app of the sandbox that keeps conversations.
const sinchApp = byId('01KJPVTWP0M0GZY8KQDZEF4C74');
const TEXT = 'A colleague will call you at ten.';

interface Case {
	list: Tool;
	send: Tool;
	/** How the model finds the id in what the list gave. */
	id: RegExp;
	/** Where the message has to be afterwards. */
	stored: () => Array<{ conversation: unknown; text: unknown }>;
}

const cases: Record<string, Case> = {
	Respondent: {
		list: { name: 'List', node: 'respondent', parameters: { resource: 'conversation', operation: 'getAll', limit: 3 } },
		send: {
			name: 'Say',
			node: 'respondent',
			parameters: {
				resource: 'message',
				operation: 'send',
				conversationId: idFromAi('id', 'ID of the conversation'),
				text: fromAi('text', 'What to say'),
			},
		},
		id: /"conversationId":"([^"]+)"/,
		stored: () =>
			stage.services.respondent.store
				.messagesWithBody(TEXT)
				.map(({ conversationUid, body }) => ({ conversation: conversationUid, text: body })),
	},
	Chatwoot: {
		list: { name: 'List', node: 'chatwoot', parameters: { resource: 'conversation', operation: 'getAll', limit: 3 } },
		send: {
			name: 'Say',
			node: 'chatwoot',
			parameters: {
				resource: 'message',
				operation: 'send',
				conversationId: idFromAi('id', 'ID of the conversation'),
				text: fromAi('text', 'What to say'),
			},
		},
		id: /"conversationId":(\d+)/,
		stored: () =>
			stage.services.chatwoot.store.messages
				.filter(({ content }) => content === TEXT)
				.map(({ conversationId, content }) => ({ conversation: String(conversationId), text: content })),
	},
	Sinch: {
		list: {
			name: 'List',
			node: 'sinchConversation',
			parameters: {
				resource: 'conversation',
				operation: 'getAll',
				filters: { appId: sinchApp },
				limit: 3,
			},
		},
		send: {
			name: 'Say',
			node: 'sinchConversation',
			parameters: {
				resource: 'message',
				operation: 'send',
				appId: sinchApp,
				sendTo: idFromAi('id', 'ID of the contact'),
				text: fromAi('text', 'What to say'),
			},
		},
		id: /"contactId":"([^"]+)"/,
		stored: () =>
			stage.services.sinch.store
				.messagesWithText(TEXT)
				.map(({ contact_id }) => ({ conversation: contact_id, text: TEXT })),
	},
};

/** A model that lists, takes the second one, and sends. */
const listThenSend =
	(id: RegExp, chosen: string[]) =>
	(request: ModelRequest): Reply => {
		const [listed, sent] = toolResults(request);
		if (listed === undefined) return [{ tool: findTool(request, /^List$/).name, arguments: {} }];
		const found = [...listed.matchAll(new RegExp(id, 'g'))][1]?.[1];
		if (found === undefined) return `There is nothing to choose from in ${listed}`;
		chosen.push(found);
		if (sent === undefined) return [{ tool: findTool(request, /^Say$/).name, arguments: { id: found, text: TEXT } }];
		return `Done: ${sent}`;
	};

function expectGood({ execution }: AgentRun): void {
	expect(execution).toMatchObject({ status: 'success', error: undefined });
}

const kinds: Array<[string, Kind]> = [
	['agent 3.1, responses', { agent: 3.1, model: 1.3 }],
	['agent 3, chat completions', { agent: 3, model: 1.2 }],
	['agent 2.2, chat completions', { agent: 2.2, model: 1.2 }],
];

describe.each(kinds)('AI Agent with our tools (%s)', (_name, kind) => {
	it.each(Object.entries(cases))('lists, picks one and sends: %s', async (_service, { list, send, id, stored }) => {
		const chosen: string[] = [];

		const run = await stage.run([list, send], listThenSend(id, chosen), kind);

		expectGood(run);
		expect(run.execution.rows('Agent')[0]?.output).toMatch(/^Done: /);
		expect(stored()).toEqual([{ conversation: chosen[0], text: TEXT }]);
	});

	it('gets words to act on when what it asked for is wrong, and can mend it', async () => {
		const { list, send, id, stored } = cases.Respondent!;
		const script = (request: ModelRequest): Reply => {
			const answers = toolResults(request);
			if (answers.length === 0) return [{ tool: 'Say', arguments: { id: 'the one of Noor', text: TEXT } }];
			if (answers.length === 1) return [{ tool: 'List', arguments: {} }];
			if (answers.length === 2) return [{ tool: 'Say', arguments: { id: id.exec(answers[1]!)?.[1], text: TEXT } }];
			return 'Done';
		};

		const run = await stage.run([list, send], script, kind);

		expectGood(run);
		const [refused] = toolResults(run.requests.at(-1)!);
		expect(refused).toContain('Respondent does not know Conversation');
		expect(refused).toContain('Check the ID, and that it belongs to the account and environment of the credential.');
		expect(stored()).toHaveLength(1);
	});
});

describe('AI Agent behind a chat that shows the answer while it is written', () => {
	it.each([1.2, 1.3])('lists, picks one and sends (chat model %s)', async (model) => {
		const { list, send, id, stored } = cases.Chatwoot!;
		const webhookId = randomUUID();
		const parameters = { public: true, options: { responseMode: 'streaming' } };
		const trigger = node('Chat', '@n8n/n8n-nodes-langchain.chatTrigger', 1.3, parameters, { webhookId });
		stage.services.model.script = listThenSend(id, []);
		stage.services.model.requests.length = 0;
		const saved = await stage.save([list, send], { agent: 3.1, model }, trigger);
		const message = { action: 'sendMessage', sessionId: 'one', chatInput: 'Somebody waits. See to it.' };

		await stage.n8n.rest.activate(saved);
		const answer = await stage.n8n.rest.callWebhook(`${webhookId}/chat`, message);
		await stage.n8n.rest.deactivate(saved);

		// One JSON object per line.
		const written = String(answer)
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as { content?: string });
		expect(written.map(({ content }) => content ?? '').join('')).toContain('Done: ');
		expect(stored()).toHaveLength(1);
		expect(stage.services.model.requests.map(({ isStream }) => isStream)).toEqual([true, true, true]);
	});
});

describe('what an AI Agent is told', () => {
	it.each(Object.entries(cases))('which tool reads and which one sends: %s', async (service, { list, send }) => {
		const { requests } = await stage.run([list, send], () => 'Nothing to do.');

		const [reading, sending] = [findTool(requests[0]!, /^List$/), findTool(requests[0]!, /^Say$/)];
		expect(reading.description).toMatch(new RegExp(`^Get many conversations in ${service}\\. .*Only reads\\.$`));
		expect(sending.description).toMatch(new RegExp(`^Send a message in ${service}\\. .*Sends\\.$`));
		expect(reading.parameters).toMatchObject({ type: 'object', properties: {} });
		expect(sending.parameters).toMatchObject({
			required: ['id', 'text'],
			properties: {
				id: { type: 'string', description: expect.stringContaining('ID of the') },
				text: { type: 'string', description: 'What to say' },
			},
		});
	});

	it('the user’s own description in place of ours', async () => {
		const tool = { ...cases.Chatwoot!.list };
		tool.parameters = { ...tool.parameters, toolDescription: 'Who is waiting? Use this first.' };
		const { requests } = await stage.run([tool], () => 'Nothing to do.');
		expect(findTool(requests[0]!, /List/).description).toBe('Who is waiting? Use this first.');
	});

	it('100 records of a long list, and how to narrow it', async () => {
		const tool = {
			name: 'List',
			node: 'respondent',
			parameters: { resource: 'message', operation: 'getAll', returnAll: true },
		};
		const script = (request: ModelRequest): Reply => toolResults(request)[0] ?? [{ tool: 'List', arguments: {} }];
		const { requests } = await stage.run([tool], script);
		const [answer = ''] = toolResults(requests.at(-1)!);
		expect(answer.match(/"messageId"/g)).toHaveLength(100);
		expect(answer).toContain('Only the first 100 of 400 are shown. Narrow the filters, or lower the limit.');
	});

	it('what a contact sees, through the public API of Chatwoot', async () => {
		const { store } = stage.services.chatwoot;
		const { contactId, id } = store.conversations.find(({ inboxId }) => inboxId === 7)!;
		const contact = store.contact(contactId)!.sessions.find(({ inboxId }) => inboxId === 7)!.sourceId;
		const tool = {
			name: 'List',
			node: 'chatwootClient',
			parameters: { resource: 'conversation', operation: 'getAll', sourceId: fromAi('contact', 'Source ID') },
		};
		const script = (request: ModelRequest): Reply =>
			toolResults(request)[0] ?? [{ tool: 'List', arguments: { contact } }];
		const { requests } = await stage.run([tool], script);
		expect(toolResults(requests.at(-1)!)[0]).toContain(`"conversationId":${id},`);
	});
});
