import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { withChoices } from '../../dev/choices';
import { readExample } from '../../dev/exampleFiles';
import { toText } from '../../nodes/shared/base/record';
import { useChatwootStage } from './support/chatwootStage';
import { root } from './support/paths';
import { byId } from './support/stage';
import { manualTrigger, node, workflow, type WorkflowSketch } from './support/workflow';

const NODE_TYPE = 'n8n-nodes-conversations.chatwoot';
const csv = readFileSync(join(root, 'examples', 'chatwoot.csv'), 'utf8');

const stage = useChatwootStage('chatwoot');

const chosen = () => ({ chatwootApi: { id: stage.credential.id, name: stage.credential.name } });

/** The example workflow as a user sets it up: credential and inbox chosen, the sheet's path set, sample data unpinned. */
function example(): WorkflowSketch {
	const { name, nodes, connections, settings } = withChoices(readExample('chatwoot.json'), { inboxId: '7' });
	const fileSelector = stage.n8n.writeFile('chatwoot.csv', csv);
	return {
		name,
		connections,
		settings,
		nodes: nodes.map((found) => {
			if (found.type === NODE_TYPE) return { ...found, credentials: chosen() };
			if (found.name === 'Read CSV') return { ...found, parameters: { ...found.parameters, fileSelector } };
			return found;
		}),
	};
}

describe('Chatwoot in a real n8n', () => {
	it('tests its credential, and says what is wrong', async () => {
		const testWith = async (changes: object) =>
			await stage.n8n.rest.testCredential({ ...stage.credential, data: { ...stage.credential.data, ...changes } });
		expect(await testWith({})).toMatchObject({ status: 'OK' });
		expect(await testWith({ baseUrl: `${stage.sandbox.url}/app/accounts/1/dashboard` })).toMatchObject({
			status: 'OK',
		});
		expect((await testWith({ accessToken: 'wrong-token' })).message).toContain('does not know this access token');
		expect((await testWith({ accountId: '2' })).message).toContain('does not belong to this account');
		expect((await testWith({ accessToken: 'sandbox-chatwoot-bot-token' })).message).toContain('belongs to a bot');
	});

	it('tests the credential of the public API', async () => {
		const { inboxIdentifier, hmacToken } = stage.sandbox.credentials;
		const data = { baseUrl: stage.sandbox.url, inboxIdentifier, hmacToken };
		const client = await stage.n8n.rest.createCredential({ name: 'Client', type: 'chatwootClientApi', data });
		expect(await stage.n8n.rest.testCredential(client)).toMatchObject({ status: 'OK' });
		const wrong = await stage.n8n.rest.testCredential({ ...client, data: { ...data, inboxIdentifier: 'nowhere' } });
		expect(wrong.message).toContain('does not know this inbox identifier');
	});

	it('messages the people of a CSV file once, also when it is run again', async () => {
		const saved = await stage.n8n.rest.createWorkflow(example());
		const first = await stage.n8n.rest.runWorkflow(saved, 'Start');

		expect(first).toMatchObject({ status: 'success', error: undefined });
		expect(first.rows('Send to Contact')).toHaveLength(18);
		expect(first.rows('Send to Contact', 1)).toHaveLength(2);
		expect(stage.sandbox.store.messages).toHaveLength(3017);
		expect(stage.sandbox.store.contacts).toHaveLength(126);
		const how = first
			.rows('Send to Contact')
			.map(({ contact, conversation }) => `${toText(contact)} ${toText(conversation)}`);
		expect(new Set(how)).toEqual(new Set(['found created', 'found reused', 'created created']));

		const second = await stage.n8n.rest.runWorkflow(saved, 'Start');

		expect(second.rows('Send to Contact').map(({ status }) => status)).toEqual(Array(18).fill('already sent'));
		expect(stage.sandbox.store.messages).toHaveLength(3017);
	});

	it('sends a file from a binary field', async () => {
		const fileSelector = stage.n8n.writeFile('photo.txt', 'a picture, in words');
		const parameters: INodeParameters = {
			resource: 'message',
			operation: 'send',
			conversationId: byId('2'),
			text: 'See the file',
			options: { attachments: 'data' },
		};
		const sketch = workflow('File', [
			manualTrigger(),
			node('File', 'n8n-nodes-base.readWriteFile', 1.1, { operation: 'read', fileSelector, options: {} }),
			node('Send', NODE_TYPE, 1, parameters, { credentials: chosen() }),
		]);
		const execution = await stage.n8n.rest.runWorkflow(await stage.n8n.rest.createWorkflow(sketch), 'Start');

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const [file] = stage.sandbox.store.messages.at(-1)?.attachments ?? [];
		expect(file?.file.bytes.toString()).toBe('a picture, in words');
		expect(file?.file.name).toBe('photo.txt');
	});

	it('searches contacts in a picker', async () => {
		const { data } = await stage.n8n.rest.http.post<{ data: { results: Array<{ name: string; value: string }> } }>(
			'/rest/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters.contactId',
				methodName: 'searchContacts',
				nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
				currentNodeParameters: { resource: 'contact', operation: 'get' },
				credentials: chosen(),
				filter: 'contact007',
			},
		);
		expect(data.data.results).toEqual([{ name: expect.stringContaining('contact007@example.com'), value: '7' }]);
	});

	it('has both nodes in the node list, with their icons', async () => {
		const types = await stage.n8n.rest.nodeTypes();
		for (const name of ['n8n-nodes-conversations.chatwoot', 'n8n-nodes-conversations.chatwootClient']) {
			const found = types.find((type) => type.name === name);
			expect(found?.iconUrl).toMatchObject({ light: expect.stringMatching(/\.svg$/) });
			expect(types.some((type) => type.name === `${name}Tool`)).toBe(true);
		}
	});
});
