import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('Emails on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	let inboxes: ChannelInboxes;
	let conversation: string;
	beforeEach(() => {
		const { store } = harness.sandbox;
		inboxes = addChannelInboxes(store);
		const { id } = store.insertConversation({
			contactId: 1,
			inboxId: inboxes.email.id,
			sourceId: 'contact001@example.com',
		});
		conversation = String(id);
	});
	const writes = () =>
		harness.sandbox.requests.filter(({ method, route }) => method !== 'GET' && !route?.endsWith('/filter'));
	const delivered = async () => {
		await harness.sandbox.channels.deliverNow();
		return harness.sandbox.delivered.map(({ body }) => body);
	};
	const send = async (more: object, conversationId = conversation) =>
		await harness.run('message:send', { conversationId: byId(conversationId), text: 'Hello', ...more });
	const sendTo = async (more: object, inbox: { id: number } = inboxes.email) =>
		await harness.run('message:sendToContact', {
			inboxId: byId(String(inbox.id)),
			person: by('email', 'new@example.com'),
			text: 'Hello',
			...more,
		});

	it.each([
		'Team <team@example.com>; lead@example.com',
		'team@example.com\nlead@example.com',
		'={{ ["team@example.com", "Lead <mailto:lead@example.com>"] }}',
	])('take the list %j', async (list) => {
		const { error } = await send({ options: { ccEmails: list, bccEmails: list, toEmails: list } });
		expect(error).toBeUndefined();
		const both = ['team@example.com', 'lead@example.com'];
		expect(await delivered()).toMatchObject([{ to: both, cc: both, bcc: both }]);
	});

	it('are not taken for one with the same text that went to other addresses', async () => {
		const json = [];
		for (const toEmails of ['one@example.com', 'two@example.com', 'Two@example.com'])
			json.push((await send({ skipIfSent: true, options: { toEmails } })).items[0]?.json.status);
		expect(json).toEqual(['sent', 'sent', 'already sent']);
	});

	it('go to the contact when the list is empty', async () => {
		await send({ options: { ccEmails: '={{ [] }}', toEmails: ' ' } });
		expect(await delivered()).toMatchObject([{ cc: [] }]);
	});

	it.each(['sendToContact', 'send'])(
		'name the address that is none, before anything is sent: %s',
		async (operation) => {
			const more = { options: { ccEmails: 'team@example.com; lead@example.com.' } };
			const { error } = operation === 'send' ? await send(more) : await sendTo(more);
			expect(error?.message).toContain('"CC" has "lead@example.com.", which is no email address');
			expect(harness.sandbox.requests).toEqual([]);
		},
	);

	it('carry their own HTML beside the text', async () => {
		await send({ options: { htmlBody: '<b>Hello {{x}}</b>' } });
		const stored = harness.sandbox.store.messages.at(-1);
		expect(stored?.content).toBe('Hello');
		expect(stored?.contentAttributes).toMatchObject({
			email: { html_content: { full: '<b>Hello {{x}}</b>' }, text_content: { full: 'Hello' } },
		});
	});

	it('have the subject that Send to Contact gives a new conversation', async () => {
		const { error } = await sendTo({
			options: { mailSubject: 'Your order A-1001', ccEmails: 'team@example.com' },
		});
		expect(error).toBeUndefined();
		expect(await delivered()).toMatchObject([
			{ to: ['new@example.com'], cc: ['team@example.com'], subject: 'Your order A-1001' },
		]);
	});

	it.each([
		[{ bccEmails: 'a@example.com' }, '"BCC"'],
		[{ ccEmails: 'a@example.com' }, '"CC"'],
		[{ toEmails: 'a@example.com' }, '"To"'],
		[{ htmlBody: '<p>x</p>' }, '"HTML Body"'],
	])('are refused for another inbox: %j', async (options, label) => {
		const words = `${label} is for email inboxes, but the inbox is of the type Api`;
		expect((await sendTo({ options }, { id: 7 })).error?.message).toBe(words);
		expect((await send({ options }, '2')).error?.message).toBe(words);
		expect(writes()).toEqual([]);
	});

	it('have a subject, which is refused for another inbox', async () => {
		const words = '"Mail Subject" is for email inboxes, but the inbox is of the type Api';
		const options = { mailSubject: 'Order' };
		expect((await sendTo({ options }, { id: 7 })).error?.message).toBe(words);
		const opened = await harness.run('conversation:create', { inboxId: byId('7'), contactId: byId('9'), options });
		expect(opened.error?.message).toBe(words);
		expect(writes()).toEqual([]);
	});

	it.each([
		[{ options: { messageType: 'note', ccEmails: 'a@example.com' } }, 'no email is made of a private note'],
		[{ text: ' ', options: { attachments: 'data', htmlBody: '<p>x</p>' } }, '"HTML Body" needs a "Text"'],
	])('are refused where none would be sent: %j', async (more, words) => {
		expect((await send(more)).error?.message).toContain(words);
		expect(harness.sandbox.requests).toEqual([]);
	});
});

describe('The email address of a contact', () => {
	const harness = useChatwoot();

	it.each([
		['mailto:Someone@example.com', 'someone@example.com'],
		['Some One <someone@example.com>', 'someone@example.com'],
	])('%s is stored as %s', async (email, stored) => {
		const { items } = await harness.run('contact:create', { inboxId: byId('7'), contactEmail: email });
		expect(items[0]?.json).toMatchObject({ email: stored });
	});

	it('may not end with a dot', async () => {
		const { error } = await harness.run('contact:upsert', { person: by('email', 'someone@example.com.') });
		expect(error?.message).toContain('"Email of Contact" is "someone@example.com.", which is no email address');
		expect(harness.sandbox.requests).toEqual([]);
	});
});
