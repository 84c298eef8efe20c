import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { n8n as named } from '../../package.json';
import { byId } from '../e2e/support/stage';
import type { Execution } from '../e2e/support/execution';
import { n8nUnderTest } from '../e2e/support/host';
import { by } from '../support/harness';
import { action, runInARow, runOnSheet, useStage, type Sandboxes } from './stage';

const stage = useStage(`compat-${n8nUnderTest()}`);

/** n8n 2.8 keeps nothing of an error but its status, so a credential test that meets one says it in n8n's own words. */
const isOldest = n8nUnderTest().startsWith('2.8.');

async function testWith(service: keyof Sandboxes, changes: ICredentialDataDecryptedObject = {}): Promise<string> {
	const credential = stage.credentials[service];
	const verdict = await stage.n8n.rest.testCredential({ ...credential, data: { ...credential.data, ...changes } });
	return verdict.status === 'OK' ? 'OK' : verdict.message;
}

/** The run went through, this row was sent, and that one went to the error output with its reason and its columns. */
function expectOneOfEach(
	execution: Execution,
	sent: string,
	failed: { row: string; to: unknown; error: RegExp },
): void {
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	expect(execution.rows('Sent').map(({ row }) => row)).toEqual([sent]);
	expect(execution.rows('Failed')).toEqual([{ ...failed, error: expect.stringMatching(failed.error) }]);
}

describe('The package', () => {
	it('is loaded: every node with its icons, action nodes also as tools for AI agents', async () => {
		const types = await stage.n8n.rest.nodeTypes();
		const ours = types.filter(({ name }) => name.startsWith('n8n-nodes-conversations.'));
		const actions = named.nodes.filter((file) => !file.includes('Trigger'));
		expect(ours).toHaveLength(named.nodes.length + actions.length);
		for (const { iconUrl } of ours) {
			expect(iconUrl).toEqual({ light: expect.stringMatching(/\.svg$/), dark: expect.stringMatching(/\.dark\.svg$/) });
		}
	});
});

describe('Respondent', () => {
	it('tests its credential, and says what is wrong', async () => {
		expect(await testWith('respondent')).toBe('OK');
		expect(await testWith('respondent', { apiSecret: 'wrong' })).toMatch(/^Respondent refused the API key or the API/);
	});

	it('opens a conversation, sends into it and reads all messages, page by page', async () => {
		const { store } = stage.respondent;
		const { projects, screenerResponses } = store;
		const execution = await runInARow(
			stage,
			action(stage, 'respondent', 'Create', 'conversation:create', {
				projectId: byId(projects[0]!.id),
				participantsFrom: 'id',
				participantIds: screenerResponses[0]!.userId,
			}),
			action(stage, 'respondent', 'Send', 'message:send', {
				conversationId: byId('={{ $json.conversationId }}'),
				text: 'Hello there',
			}),
			action(stage, 'respondent', 'List', 'message:getAll', { returnAll: true }),
		);

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(store.messagesWithBody('Hello there')).toHaveLength(1);
		const ids = execution.rows('List').map(({ messageId }) => messageId);
		expect(new Set(ids)).toEqual(new Set(store.messages.map(({ uid }) => uid)));
		expect(ids).toHaveLength(401);
	});

	it('sends good rows, and puts the others on the error output with their columns', async () => {
		const [conversation] = stage.respondent.store.conversations;
		const csv = `to,text\n${conversation!.uid},Row 0\nnowhere,Row 1`;
		const execution = await runOnSheet(
			stage,
			csv,
			action(stage, 'respondent', 'Send', 'message:send', {
				conversationId: byId('={{ $json.to }}'),
				text: '={{ $json.text }}',
			}),
		);

		expectOneOfEach(execution, 'Row 0', { row: 'Row 1', to: 'nowhere', error: /nowhere/ });
		expect(stage.respondent.store.messagesWithBody('Row 0')).toHaveLength(1);
	});
});

describe('Chatwoot', () => {
	it('tests its credential, and says what is wrong', async () => {
		expect(await testWith('chatwoot')).toBe('OK');
		expect(await testWith('chatwoot', { accessToken: 'wrong' })).toContain('does not know this access token');
	});

	it('finds or creates contact and conversation, sends, and reads all contacts, page by page', async () => {
		const { store } = stage.chatwoot;
		const execution = await runInARow(
			stage,
			action(stage, 'chatwoot', 'Send', 'message:sendToContact', {
				inboxId: byId('7'),
				person: by('email', 'somebody.new@example.com'),
				text: 'Hello there',
			}),
			action(stage, 'chatwoot', 'List', 'contact:getAll', { returnAll: true }),
		);

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(store.messagesWithContent('Hello there')).toHaveLength(1);
		const ids = execution.rows('List').map(({ contactId }) => contactId);
		expect(new Set(ids).size).toBe(store.contacts.length);
		expect(ids).toHaveLength(store.contacts.length);
	});

	it('sends good rows, and puts the others on the error output with their columns', async () => {
		const execution = await runOnSheet(
			stage,
			'to,text\n2,Row 0\nnowhere,Row 1',
			action(stage, 'chatwoot', 'Send', 'message:send', {
				conversationId: byId('={{ $json.to }}'),
				text: '={{ $json.text }}',
			}),
		);

		expectOneOfEach(execution, 'Row 0', { row: 'Row 1', to: 'nowhere', error: /nowhere/ });
		expect(stage.chatwoot.store.messagesWithContent('Row 0')).toHaveLength(1);
	});
});

describe('Sinch', () => {
	const SEND = 'POST /v1/projects/{project_id}/messages:send';
	const tokenRequests = () => stage.sinch.requests.filter(({ route }) => route === 'POST /oauth2/token');
	const send = (more: INodeParameters = {}) =>
		action(stage, 'sinch', 'Send', 'message:send', {
			appId: byId(stage.sinch.store.apps[0]!.id),
			sendTo: { __rl: true, mode: 'SMS', value: "={{ $json.to ?? '+46701234567' }}" },
			text: "={{ $json.text ?? 'Hello there' }}",
			...more,
		});

	it('tests its credential, and says what is wrong', async () => {
		expect(await testWith('sinch')).toBe('OK');
		const words = isOldest
			? 'Authorization failed - please check your credentials'
			: 'Sinch refused the key. Check Key ID';
		expect(await testWith('sinch', { keySecret: 'wrong' })).toContain(words);
		expect(await testWith('sinch', { authentication: 'basic' })).toBe('OK');
	});

	it('creates a contact, sends, and reads all messages, page by page', async () => {
		const { store } = stage.sinch;
		const identities = { identity: [{ channel: 'SMS', identity: '+46701234568' }] };
		const execution = await runInARow(
			stage,
			action(stage, 'sinch', 'Create', 'contact:create', { identities }),
			send(),
			action(stage, 'sinch', 'List', 'message:getAll', { returnAll: true }),
		);

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(store.messagesWithText('Hello there')).toHaveLength(1);
		const ids = execution.rows('List').map(({ messageId }) => messageId);
		expect(new Set(ids).size).toBe(store.messages.length);
		expect(ids).toHaveLength(store.messages.length);
	});

	it('sends good rows, and puts the others on the error output with their columns', async () => {
		const execution = await runOnSheet(stage, 'to,text\n"+46701234567",Row 0\nnowhere,Row 1', send());

		expectOneOfEach(execution, 'Row 0', { row: 'Row 1', to: 'nowhere', error: /nowhere/ });
		expect(stage.sinch.store.messagesWithText('Row 0')).toHaveLength(1);
	});

	it('shows the variables of a template, and sends the values that the row gives', async () => {
		const { id, name, type } = stage.credentials.sinch;
		const parameters = {
			messageType: 'template',
			whatsAppTemplate: by('name', 'order_shipped'),
			templateLanguage: by('code', 'sv'),
			whatsAppValues: {
				mappingMode: 'defineBelow',
				value: { body_1_text: "={{ $json.text === 'Row 0' ? 'Noor' : '' }}", body_2_text: '1017' },
			},
		};
		const { data } = await stage.n8n.rest.http.post<{ data: { fields: Array<{ id: string }> } }>(
			'/rest/dynamic-node-parameters/resource-mapper-fields',
			{
				path: 'parameters.whatsAppValues',
				methodName: 'getWhatsAppVariables',
				nodeTypeAndVersion: { name: 'n8n-nodes-conversations.sinchConversation', version: 1 },
				currentNodeParameters: { resource: 'message', operation: 'send', templateOf: 'WHATSAPP', ...parameters },
				credentials: { [type]: { id, name } },
			},
		);
		expect(data.data.fields.map((field) => field.id)).toEqual(['body_1_text', 'body_2_text']);

		const execution = await runOnSheet(stage, 'to,text\n"+46701234567",Row 0\n"+46701234568",Row 1', send(parameters));
		expectOneOfEach(execution, 'Row 0', { row: 'Row 1', to: '+46701234568', error: /has no value for "Text/ });
		const sent = JSON.stringify(stage.sinch.store.messages.at(-1)?.app_message);
		expect(sent).toContain('"parameters":{"body[1]text":"Noor","body[2]text":"1017"}');
	});

	it('renews a token that ran out, and sends once', async () => {
		await runInARow(stage, send());
		stage.sinch.tokens.expireAll();
		const before = tokenRequests().length;
		const execution = await runInARow(stage, send());

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(tokenRequests().length - before).toBe(1);
		expect(stage.sinch.store.messagesWithText('Hello there')).toHaveLength(2);
	});

	it('tries again where a token could not be had: nothing was sent', async () => {
		await runInARow(stage, send());
		stage.sinch.tokens.expireAll();
		stage.sinch.faults.add({ kind: '503', route: 'POST /oauth2/token' });
		const execution = await runInARow(stage, send());

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(stage.sinch.store.messagesWithText('Hello there')).toHaveLength(2);
	});

	it('renews a token that the API does not accept any more, though it should still be good', async () => {
		stage.sinch.faults.add({ kind: 'raw', status: 401, route: SEND, body: {} });
		const execution = await runInARow(stage, send());

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(stage.sinch.store.messagesWithText('Hello there')).toHaveLength(1);
	});

	it('waits out a rate limit, and says in words what the API does not accept', async () => {
		stage.sinch.faults.add({ kind: '429', retryAfter: 1, route: SEND });
		const limited = await runInARow(stage, send());
		expect(limited).toMatchObject({ status: 'success', error: undefined });
		expect(stage.sinch.store.messagesWithText('Hello there')).toHaveLength(1);

		stage.sinch.faults.add({ kind: 'echo-secret', status: 400, route: SEND });
		const { error } = await runInARow(stage, send());
		expect(error?.message).toContain('Not accepted');
		expect(JSON.stringify(error)).not.toContain('eyJ');
	});

	it('says so when the key is refused', async () => {
		stage.sinch.faults.add({ kind: 'raw', status: 401, route: SEND, body: {}, times: Infinity });
		const { error } = await runInARow(stage, send());
		expect(error?.message).toContain('Sinch refused the credentials (401)');
	});
});
