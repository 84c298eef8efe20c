import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

const MESSAGES = '/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const file = { data: Buffer.from('x').toString('base64'), mimeType: 'application/pdf', fileName: 'invoice.pdf' };

// Chatwoot holds an email with a file back. Here it leaves when a test says so, so the next row comes before.
describe.each(['4.15', '4.8'] as const)('Emails into one conversation on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	let conversationId = 0;
	let inboxId = 0;
	let tests = 0;

	beforeEach(() => {
		const { store } = harness.sandbox;
		inboxId = addChannelInboxes(store).email.id;
		// The node remembers into which conversations it has sent, so each test has one of its own. A test may create one more.
		tests += 2;
		for (let count = 0; count < tests; count++)
			({ id: conversationId } = store.insertConversation({
				contactId: 1,
				inboxId,
				sourceId: 'contact001@example.com',
			}));
		store.insertMessage({ conversationId, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
	});

	const row = (text: string, to: string, more: object = {}): INodeExecutionData => ({
		json: { text, to, cc: '', type: 'outgoing', attachments: 'file', ...more },
		binary: { file },
	});
	const inOrder = { concurrency: 1 };
	const values = (more: INodeParameters = inOrder) => ({
		text: '={{ $json.text }}',
		options: {
			attachments: '={{ $json.attachments }}',
			toEmails: '={{ $json.to }}',
			ccEmails: '={{ $json.cc }}',
			...more,
		},
	});
	const send = async (rows: INodeExecutionData[], more: INodeParameters = inOrder) =>
		await harness.run(
			'message:send',
			{ conversationId: byId(String(conversationId)), ...values({ messageType: '={{ $json.type }}', ...more }) },
			rows,
			{ onError: 'continueRegularOutput' },
		);
	const sendTo = async (rows: INodeExecutionData[]) =>
		await harness.run(
			'message:sendToContact',
			{ inboxId: byId(String(inboxId)), person: by('email', 'new@example.com'), ...values() },
			rows,
			{ onError: 'continueRegularOutput' },
		);
	/** Lets the emails leave that wait whenever the node looks. */
	const leaveOnLook = () =>
		harness.sandbox.faults.add({
			kind: 'slow',
			delayMs: 0,
			times: Infinity,
			route: `GET ${MESSAGES}`,
			when: () => {
				void harness.sandbox.channels.deliverNow();
				return false;
			},
		});
	const delivered = async () => {
		await harness.sandbox.channels.deliverNow();
		return harness.sandbox.delivered.map(({ body }) => ({ text: body.text, to: body.to, cc: body.cc }));
	};

	it('go to their own recipients', async () => {
		leaveOnLook();
		await send([row('One', 'one@example.com'), row('Two', 'two@example.com', { cc: 'lead@example.com' })]);
		expect(await delivered()).toEqual([
			{ text: 'One', to: ['one@example.com'], cc: [] },
			{ text: 'Two', to: ['two@example.com'], cc: ['lead@example.com'] },
		]);
	});

	it('go to their own recipients when the rows are under way at once', async () => {
		leaveOnLook();
		const addresses = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com'];
		await send(
			addresses.map((to) => row(`To ${to}`, to)),
			{},
		);
		const sent = await delivered();
		expect(sent.map(({ text, to }) => [text, to]).sort()).toEqual(addresses.map((to) => [`To ${to}`, [to]]));
	});

	it.each([
		['before', ['', 'boss@example.com']],
		['after', ['boss@example.com', '']],
	])('go to the contact where they have no recipients, %s one that has some', async (_where, addresses) => {
		leaveOnLook();
		await send(addresses.map((to) => row(`To ${to}`, to)));
		const contact = harness.sandbox.store.contact(1)?.email;
		expect(await delivered()).toEqual(
			addresses.map((to) => ({ text: `To ${to}`, to: [to === '' ? contact : to], cc: [] })),
		);
	});

	it('keep their recipients when a private note follows', async () => {
		leaveOnLook();
		await send([row('One', 'one@example.com'), row('Note', '', { type: 'note' })]);
		expect(await delivered()).toEqual([{ text: 'One', to: ['one@example.com'], cc: [] }]);
	});

	it.each([
		['before', ['', 'boss@example.com'], 'the same credential'],
		['after', ['boss@example.com', ''], 'the same credential'],
		['after', ['boss@example.com', ''], 'another credential of the account'],
	])(
		'go to the contact where they have no recipients, %s one of an earlier execution that has some: %s, %s',
		async (_where, addresses, credential) => {
			leaveOnLook();
			for (const to of addresses) {
				await send([row(`To ${to}`, to)]);
				if (credential !== 'the same credential')
					Object.assign(harness.setup.credentials.chatwootApi ?? {}, { other: 'x' });
			}
			const contact = harness.sandbox.store.contact(1)?.email;
			expect(await delivered()).toEqual(
				addresses.map((to) => ({ text: `To ${to}`, to: [to === '' ? contact : to], cc: [] })),
			);
		},
	);

	it('are not sent while an old one, which was retried, does not leave', async () => {
		const { store, channels } = harness.sandbox;
		channels.outbox.refusals.push('550 No such mailbox');
		await send([row('One', '')]);
		await channels.deliverNow();
		const message = store.messages.at(-1);
		expect(message?.status).toBe('failed');
		Object.assign(message ?? {}, { createdAt: (message?.createdAt ?? 0) - 3600 });
		const retry = { conversationId: byId(String(conversationId)), messageId: String(message?.id) };
		expect((await harness.run('message:retry', retry)).error).toBeUndefined();
		const { items } = await send([row('Two', 'two@example.com')]);
		expect(items[0]?.json.error).toContain(`message ${message?.id} has not left Chatwoot yet`);
		expect(await delivered()).toEqual([{ text: 'One', to: [store.contact(1)?.email], cc: [] }]);
	});

	it('do not wait for an old one whose retry was refused', async () => {
		const { store } = harness.sandbox;
		const old = store.insertMessage({ conversationId, content: 'Old', createdAt: store.now() - 3600 });
		const retry = { conversationId: byId(String(conversationId)), messageId: String(old.id) };
		expect((await harness.run('message:retry', retry)).items[0]?.json.status).toBe('skipped');
		const { items } = await send([row('Two', 'two@example.com')]);
		expect(items[0]?.json.status).toBe('sent');
	});

	it('are not sent while one with other recipients does not leave', async () => {
		const { items } = await send([
			row('One', 'one@example.com'),
			row('Two', 'two@example.com'),
			row('Three', 'one@example.com'),
		]);
		expect(items[1]?.json.error).toContain('has not left Chatwoot yet, and would get the recipients of this one');
		expect(items[2]?.json.messageId).toEqual(expect.any(Number));
		expect((await delivered()).map(({ to }) => to)).toEqual([['one@example.com'], ['one@example.com']]);
	});

	it('are sent after one that has failed', async () => {
		harness.sandbox.channels.outbox.refusals.push('550 No such mailbox');
		leaveOnLook();
		await send([row('One', 'one@example.com'), row('Two', 'two@example.com')]);
		expect((await delivered()).map(({ text }) => text)).toEqual(['Two']);
	});

	it('go to their own recipients with Send to Contact, too, which creates the conversation with the first', async () => {
		leaveOnLook();
		await sendTo([
			row('One', 'one@example.com', { attachments: '' }),
			row('Two', '', { attachments: '' }),
			row('Three', 'three@example.com'),
			row('Four', ''),
		]);
		expect(await delivered()).toEqual(
			[
				['One', 'one@example.com'],
				['Two', 'new@example.com'],
				['Three', 'three@example.com'],
				['Four', 'new@example.com'],
			].map(([text, to]) => ({ text, to: [to], cc: [] })),
		);
	});

	it('wait five seconds for each other with the token of an agent bot, which may not read messages', async () => {
		const { botToken } = harness.sandbox.credentials;
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: botToken });
		const { items } = await send([row('One', 'one@example.com'), row('Two', 'two@example.com')]);
		expect(items.map(({ json }) => json.error)).toEqual([undefined, undefined]);
		expect(harness.clock.slept).toEqual([5000]);
	});

	it('cost no look at the conversation where no row names recipients', async () => {
		await send([row('One', ''), row('Two', '')]);
		expect(harness.requestsTo(`GET ${MESSAGES}`)).toEqual([]);
	});
});
