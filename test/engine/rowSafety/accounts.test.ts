import type { INodeExecutionData } from 'n8n-workflow';
import { startChatwoot, startSinch, type ChatwootSandbox, type SinchSandbox } from '../../../sandbox';
import { chatwootFixture, useChatwoot } from '../../support/chatwoot';
import { TestCredentials } from '../../support/credentials';
import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId, nodeOf, withIds } from '../../support/harness';
import { openWindows } from '../../support/openWindows';
import { appNamed, recipient, sinchFixture } from '../../support/sinch';

useExpressionEngine();

const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';

function rows(count: number, columns: (index: number) => object): INodeExecutionData[] {
	return Array.from({ length: count }, (_, index) => ({ json: { text: `Row ${index}`, ...columns(index) } }));
}

describe('a credential with an expression', () => {
	const sandboxes: ChatwootSandbox[] = [];
	beforeAll(async () => {
		sandboxes.push(...(await Promise.all([startChatwoot(), startChatwoot(), startChatwoot()])));
	});
	afterAll(async () => await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close())));
	const textsOf = ({ store }: ChatwootSandbox) =>
		store.messages.flatMap(({ content }) => (content?.startsWith('Row ') ? [content] : []));

	it('sends each row to the account that the row names', async () => {
		const [one] = sandboxes;
		if (!one) throw new Error('The sandbox did not start');
		const { accountId, accessToken } = one.credentials;
		const reading = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
		const { items, error } = await runNode(
			{
				node: nodeOf(chatwootFixture),
				credentialTypes: [chatwootFixture.credentialType],
				credentials: { chatwootApi: { baseUrl: '={{ $json.url }}', accountId, accessToken } },
			},
			withIds('message:send', {
				conversationId: byId('1'),
				text: '={{ $json.text }}',
				skipIfSent: true,
			}),
			rows(30, (index) => ({ url: sandboxes[index % 3]?.url })),
		);
		const times = reading.mock.calls.length;
		reading.mockRestore();
		expect([error, items.length, times]).toEqual([undefined, 30, 30]);
		for (const [index, sandbox] of sandboxes.entries()) {
			const own = rows(30, () => ({})).flatMap(({ json }, row) => (row % 3 === index ? [json.text] : []));
			expect(textsOf(sandbox).sort()).toEqual(own.sort());
		}
	});
});

describe('a refused credential', () => {
	const harness = useChatwoot();
	const parameters = {
		conversationId: byId('={{ $json.to }}'),
		text: '={{ $json.text }}',
		options: { concurrency: 1 },
	};
	const sheet = rows(10, (index) => ({ to: String(index + 1), account: index % 2 === 0 ? '1' : '2' }));

	beforeEach(() => openWindows(harness.sandbox));

	it('closes the rows of its account, and those of other accounts go on', async () => {
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accountId: '={{ $json.account }}' });
		const { items } = await harness.run('message:send', parameters, sheet, { onError: 'continueRegularOutput' });
		const errors = items.map(({ json }) => json.error);
		expect(errors.filter((error) => error === undefined)).toHaveLength(5);
		expect(errors[1]).toMatch(/^The user of the access token does not belong to this account \(401\)/);
		for (const row of [3, 5, 7, 9]) expect(errors[row]).toMatch(/^Not sent, because of row 2: The user of the access/);
		expect(harness.requestsTo(SEND)).toHaveLength(6);
	});

	it('fails its row alone when an expression gives no usable account', async () => {
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accountId: '={{ $json.account }}' });
		const broken = sheet.map((item, index) => (index === 4 ? { json: { ...item.json, account: 'x' } } : item));
		const mine = broken.map(({ json }) => ({ json: { ...json, account: json.account === 'x' ? 'x' : '1' } }));
		const { items } = await harness.run('message:send', parameters, mine, { onError: 'continueRegularOutput' });
		expect(items.flatMap(({ json }, row) => (json.error === undefined ? [] : [row]))).toEqual([4]);
		expect(items[4]?.json.error).toContain('"Account ID" is not a number: x');
	});

	it('says for the row that its credential could not be read, and why', async () => {
		const reading = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
		reading.mockRejectedValueOnce(new Error('database is locked'));
		const { items } = await harness.run('message:send', parameters, sheet, { onError: 'continueRegularOutput' });
		reading.mockRestore();
		expect(items.flatMap(({ json }, row) => (json.error === undefined ? [] : [row]))).toEqual([0]);
		expect(items[0]?.json.error).toBe('The credential could not be read: database is locked');
	});
});

describe('access tokens of a credential with expressions', () => {
	const sandboxes: SinchSandbox[] = [];
	beforeAll(async () => {
		sandboxes.push(...(await Promise.all([startSinch(), startSinch()])));
	});
	afterAll(async () => await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close())));

	it('go to the account that they belong to, and leave the expressions as they are', async () => {
		const fixture = sinchFixture('oAuth2');
		const [one] = sandboxes;
		if (!one) throw new Error('The sandbox did not start');
		const credentials = fixture.credentials(one);
		const expressions = { baseUrl: '={{ $json.url }}', tokenUrl: '={{ $json.tokenUrl }}' };
		// n8n's token of another account.
		Object.assign(credentials.sinchConversationApi ?? {}, { ...expressions, accessToken: 'stored-for-another-row' });
		const setup = { node: nodeOf(fixture), credentialTypes: [fixture.credentialType], credentials };
		const { items, error } = await runNode(
			setup,
			withIds('message:send', {
				appId: byId(appNamed(one, 'Customer care')),
				sendTo: recipient('+46701234567'),
				text: '={{ $json.text }}',
			}),
			rows(20, (index) => ({ url: sandboxes[index % 2]?.url, tokenUrl: sandboxes[index % 2]?.tokenUrl })),
		);
		expect([error, items.length]).toEqual([undefined, 20]);
		for (const [index, { store, requests }] of sandboxes.entries()) {
			for (let row = 0; row < 20; row++)
				expect(store.messagesWithText(`Row ${row}`)).toHaveLength(row % 2 === index ? 1 : 0);
			expect(requests.filter(({ status }) => status === 401)).toEqual([]);
			expect(requests.filter(({ route }) => route === 'POST /oauth2/token')).toHaveLength(1);
		}
		expect(credentials.sinchConversationApi).toMatchObject(expressions);
	});
});
