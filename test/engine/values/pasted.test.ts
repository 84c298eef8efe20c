import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { useChatwoot } from '../../support/chatwoot';
import { appNamed, recipient, useSinch } from '../../support/sinch';

useExpressionEngine();
const harness = useRespondent();

describe('an ID in the path', () => {
	it.each([
		['with invisible marks', (id: string) => `\u202A${id}\u200B`],
		['with a non-breaking blank', (id: string) => `${id}\u00A0`],
		['with non-breaking hyphens', (id: string) => id.replaceAll('-', '\u2011')],
		['in quotes', (id: string) => `"${id}"`],
		['with an apostrophe in front', (id: string) => `'${id}`],
	])('may be pasted %s', async (_what, pasted) => {
		const uid = harness.sandbox.store.conversations[0]?.uid ?? '';
		const { items, error } = await harness.run('conversation:get', { conversationId: byId(pasted(uid)) });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ conversationId: uid });
	});
});

describe('an ID in the query or the body', () => {
	it('may be pasted as an address, with marks or in quotes', async () => {
		const [project] = harness.sandbox.store.projects;
		const id = project?.id ?? '';
		const forms = [
			`\u202A${id}`,
			`"${id}"`,
			`ObjectId("${id}")`,
			`https://app.example.com/projects/${id}/overview?tab=1`,
		];
		for (const form of forms) {
			const filters = { projectId: byId(form) };
			const { error } = await harness.run('conversation:getAll', { limit: 5, filters });
			expect(error?.message).toBeUndefined();
			expect(harness.sandbox.requests.at(-1)?.query.projectId).toBe(id);
		}
	});

	it('is refused with the mark named when it cannot be read', async () => {
		const filters = { projectId: byId('https://app.example.com/projects') };
		const { error } = await harness.run('conversation:getAll', { limit: 5, filters });
		expect(error?.message).toBe('"Project" holds no ID: https://app.example.com/projects');
	});
});

describe('the text of a message', () => {
	it.each([
		['emoji', '\u{1F469}\u200D\u{1F4BB} \u2764\uFE0F'],
		['Hebrew', '\u05E9\u05DC\u05D5\u05DD\u200F!'],
		['French', 'Bonjour\u00A0! \u00AB\u202Foui\u202F\u00BB'],
		['quotes', '"quoted"'],
	])('goes out as typed: %s', async (_what, text) => {
		const uid = harness.sandbox.store.conversations[0]?.uid ?? '';
		await harness.run('message:send', { conversationId: byId(uid), text: '={{ $json.text }}' }, [{ json: { text } }]);
		expect(harness.sandbox.requests.at(-1)?.body).toMatchObject({ body: text });
	});
});

describe('pasted values of Chatwoot', () => {
	const chatwoot = useChatwoot();

	it.each([
		['By ID, as an address of the dashboard', byId('https://chat.example.com/app/accounts/1/inbox/7/conversations/2')],
		[
			'By URL, with a mark behind',
			{ __rl: true, mode: 'url', value: 'https://x.example/app/accounts/1/conversations/2\u202C' },
		],
	])('are read: a conversation %s', async (_what, conversationId) => {
		const { error, items } = await chatwoot.run('conversation:get', { conversationId });
		expect([error?.message, items[0]?.json.conversationId]).toEqual([undefined, 2]);
	});

	it('are read: the identifier of a person without invisible marks', async () => {
		const person = { person: by('identifier', '\uFEFFcrm-001\u00A0'), updateFields: { name: 'Ada' } };
		const { error } = await chatwoot.run('contact:upsert', person);
		expect(error?.message).toBeUndefined();
		expect(chatwoot.sandbox.requests[0]?.body).toMatchObject({ payload: [{ values: ['crm-001'] }] });
	});

	it('are refused with the mark named where it may be meant', async () => {
		const parameters = { conversationId: byId('2'), labels: ['\u200Bno such label'] };
		const { error } = await chatwoot.run('conversation:addLabels', parameters);
		expect(error?.message).toContain('This account has no label U+200B before "no such label"');
	});
});

describe('pasted values of Sinch', () => {
	const sinch = useSinch('basic');

	it('are read: app, identity, addresses and own IDs in the body', async () => {
		const app = appNamed(sinch.sandbox, 'Customer care');
		const { error } = await sinch.run('message:send', {
			appId: byId(`https://dashboard.example.com/apps/${app}`),
			sendTo: recipient('\u202A+46 70 123 45 67'),
			messageType: 'media',
			mediaUrl: '\u2066https://example.com/a.pdf\u2069',
			options: { callbackUrl: '"https://example.com/hook"', correlationId: '\uFEFFticket-42 ' },
		});
		expect(error?.message).toBeUndefined();
		expect(sinch.sandbox.requests.at(-1)?.body).toMatchObject({
			app_id: app,
			callback_url: 'https://example.com/hook',
			correlation_id: 'ticket-42',
			message: { media_message: { url: 'https://example.com/a.pdf' } },
			recipient: { identified_by: { channel_identities: [{ identity: '+46701234567' }] } },
		});
	});
});
