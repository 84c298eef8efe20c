import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { toText } from '../../nodes/shared/base/record';
import { root } from './support/paths';
import { sinchExample, useSinchStage } from './support/sinchStage';

const stage = useSinchStage('sinch');

const SEND = 'POST /v1/projects/{project_id}/messages:send';
const sample = readFileSync(join(root, 'examples', 'sinch-sms.csv'), 'utf8');
const tokenRequests = () => stage.sandbox.requests.filter(({ route }) => route === 'POST /oauth2/token');
const sends = () => stage.sandbox.requests.filter(({ path }) => path.endsWith('/messages:send'));

async function testWith(changes: ICredentialDataDecryptedObject): Promise<string> {
	const { credential, n8n } = stage;
	const verdict = await n8n.rest.testCredential({ ...credential, data: { ...credential.data, ...changes } });
	return verdict.status === 'OK' ? 'OK' : verdict.message;
}

describe('Sinch in n8n', () => {
	it.each(['oAuth2', 'basic'])(
		'the credential test proves key, project and region under %s',
		async (authentication) => {
			expect(await testWith({ authentication })).toBe('OK');
			expect(await testWith({ authentication, keySecret: 'wrong' })).toMatch(/^Sinch refused the key\. Check Key ID/);
			expect(await testWith({ authentication, projectId: 'another' })).toMatch(
				/^The key is good, but not for this project/,
			);
			stage.sandbox.quirks.region = 'not-found';
			expect(await testWith({ authentication })).toMatch(/this region does not know the project\. Check Region/);
			stage.sandbox.quirks.region = 'no-apps';
			expect(await testWith({ authentication })).toMatch(/there is no app in this region\. Check Region/);
		},
	);

	it('sends a sheet over WhatsApp, and SMS where WhatsApp does not reach; refuses wrong numbers; sends nothing twice', async () => {
		const { n8n, sandbox } = stage;
		const workflow = await n8n.rest.createWorkflow(sinchExample(stage, 'sinch-sms.csv', sample));

		const first = await n8n.rest.runWorkflow(workflow, 'Start');

		expect(first).toMatchObject({ status: 'success', error: undefined });
		const sent = first.rows('Get Message');
		expect(sent).toHaveLength(16);
		expect(sent.filter(({ channel }) => channel === 'SMS').map(({ identity }) => identity)).toEqual(['+46701740699']);
		for (const { messageId, conversationId } of sent) {
			expect([messageId, conversationId]).toEqual([
				expect.stringMatching(/^\w{26}$/),
				expect.stringMatching(/^\w{26}$/),
			]);
		}
		const refused = first.rows('Send Message', 1);
		expect(refused.map(({ phone }) => phone)).toEqual(
			['46701740605', '070-174 06 06', '5550101003', 'n/a'].map(toCell),
		);
		for (const { phone, error } of refused) {
			// One number is as WhatsApp writes it, but the fallback is an SMS.
			const field =
				toText(phone) === '46701740605' ? '"Phone Number or ID" of Fallback Channels' : '"WhatsApp of Send To"';
			expect(error).toContain(`${field} is "${toText(phone)}", which `);
		}
		expect(sandbox.store.messages).toHaveLength(2000 + 16);

		const second = await n8n.rest.runWorkflow(workflow, 'Start');

		expect(second.rows('Send Message').map(({ status }) => status)).toEqual(Array(16).fill('already sent'));
		expect(sandbox.store.messages).toHaveLength(2000 + 16);
	});

	it('keeps going when the token expires in the middle of 100 rows: nothing lost, nothing doubled', async () => {
		const { n8n, sandbox } = stage;
		const rows = Array.from({ length: 100 }, (_, index) => `N${index},+4670180${1000 + index},Row ${index}`);
		const sketch = sinchExample(stage, 'hundred.csv', ['first_name,phone,message', ...rows].join('\n'));
		const workflow = await n8n.rest.createWorkflow(sketch);
		// Short enough to run out several times, and whatever was fetched before is over as well.
		sandbox.tokens.expireAll();
		sandbox.tokens.lifetimeMs = 2000;
		sandbox.faults.add({ kind: 'slow', delayMs: 400, times: Infinity, method: 'POST', route: SEND });

		const run = await n8n.rest.runWorkflow(workflow, 'Start');

		expect(run).toMatchObject({ status: 'success', error: undefined });
		expect(run.rows('Get Message')).toHaveLength(100);
		expect(run.rows('Send Message', 1)).toEqual([]);
		for (let index = 0; index < 100; index++) {
			expect(sandbox.store.messagesWithText(`Row ${index}`)).toHaveLength(1);
		}
		const fetched = tokenRequests().map(({ at }) => at);
		expect(fetched.length).toBeGreaterThanOrEqual(2);
		// One per lifetime. The node counts from its request: when the first one arrives late, one more fits between the arrivals.
		const lifetimes = ((fetched.at(-1) ?? 0) - (fetched[0] ?? 0)) / sandbox.tokens.lifetimeMs;
		expect(fetched.length - 1).toBeLessThanOrEqual(lifetimes + 1);
		expect(sends().length).toBeGreaterThanOrEqual(100);
	});
});

// n8n's CSV reader makes a number of a cell that holds only digits.
function toCell(phone: string): unknown {
	return /^\d+$/.test(phone) ? expect.anything() : phone;
}
