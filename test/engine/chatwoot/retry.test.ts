import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import type { MessageRecord } from '../../../sandbox/chatwoot/store/records';
import { OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { closedHours } from '../../support/closedHours';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const MESSAGES = '/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const STOPPED = 'Stop After: this run ends after 1 item';
const RETRY = `POST ${MESSAGES}/{message_id}/retry`;

describe.each(['4.15', '4.8'] as const)('Message: Retry on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	let conversationId = 0;
	let message: MessageRecord;

	beforeEach(() => {
		const { store } = harness.sandbox;
		const { id: inboxId } = addChannelInboxes(store).email;
		({ id: conversationId } = store.insertConversation({ contactId: 1, inboxId, sourceId: 'contact001@example.com' }));
		message = store.insertMessage({ conversationId, content: 'Hello', type: OUTGOING });
		Object.assign(message, { status: 'failed', contentAttributes: { external_error: 'Mailbox full' } });
	});

	const retry = async (items = 1, options = {}) =>
		await harness.run(
			'message:retry',
			{ conversationId: byId(String(conversationId)), messageId: String(message.id), options },
			Array.from({ length: items }, () => ({ json: {} })),
		);
	const delivered = async () => {
		await harness.sandbox.channels.deliverNow();
		return harness.sandbox.delivered.map(({ messageId }) => messageId);
	};

	it('delivers a message that has failed once more', async () => {
		const { items, error } = await retry();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ messageId: message.id, conversationId, text: 'Hello' });
		expect(await delivered()).toEqual([message.id]);
		expect(message.contentAttributes.external_error).toBeUndefined();
	});

	it.each(['sent', 'delivered', 'read'] as const)('skips one that is %s, which the contact has', async (status) => {
		message.status = status;
		const { items, error } = await retry();
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({
			status: 'skipped',
			reason: `Message ${message.id} has not failed: its delivery status is ${status}`,
			messageId: message.id,
		});
		expect(await delivered()).toEqual([]);
	});

	it('delivers it once when several rows name it', async () => {
		const { items } = await retry(3);
		expect(items.filter(({ json }) => json.status === 'skipped')).toHaveLength(2);
		expect(harness.requestsTo(RETRY)).toHaveLength(1);
		expect(await delivered()).toEqual([message.id]);
	});

	it('delivers nothing outside the hours, and no more than Stop After allows', async () => {
		const closed = await retry(1, { sendOnlyBetween: closedHours });
		expect(closed.items[0]?.json).toMatchObject({
			status: 'skipped',
			reason: expect.stringContaining('Send Only Between'),
		});
		expect(await delivered()).toEqual([]);
		const { items } = await retry(3, { stopAfter: 1, concurrency: 1 });
		expect(items.map(({ json }) => json.reason)).toEqual([undefined, STOPPED, STOPPED]);
		expect(await delivered()).toEqual([message.id]);
	});

	it('delivers it once when the answer gets lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: RETRY });
		const { error } = await retry();
		expect(error).toBeUndefined();
		expect(harness.requestsTo(RETRY)).toHaveLength(1);
	});

	it.each([
		[{ to_emails: ['boss@example.com'] }, 'without the addresses that it goes to instead of'],
		[{ cc_emails: ['a@example.com'], bcc_emails: ['b@example.com'] }, 'without its BCC, its CC'],
		[{ email: { html_content: { full: '<table><tr><td>Hi</td></tr></table>' } } }, 'without its HTML'],
		[{ items: [{ title: 'Yes', value: 'yes' }] }, 'without its choices, cards or fields'],
		[{ in_reply_to: 17 }, 'without the message that it quotes'],
		[{ deleted: true }, 'would send the notice that stands in its place'],
	])('refuses a message that would arrive otherwise than it was written: %j', async (attributes, words) => {
		Object.assign(message.contentAttributes, attributes);
		const { error } = await retry();
		expect(error?.message).toContain(words);
		expect(harness.requestsTo(RETRY)).toEqual([]);
	});

	it.each(['to_emails', 'cc_emails', 'bcc_emails'])(
		'refuses an email that would go to the %s of the newest message of the conversation',
		async (name) => {
			const { store } = harness.sandbox;
			const newest = store.insertMessage({ conversationId, content: 'To the boss', type: OUTGOING });
			Object.assign(newest.contentAttributes, { [name]: ['boss@example.com'] });
			const { error } = await retry();
			expect(error?.message).toContain(`would send it to the recipients of message ${newest.id}`);
			expect(harness.requestsTo(RETRY)).toEqual([]);
			store.insertMessage({ conversationId, content: 'To the contact', type: OUTGOING });
			expect((await retry()).error).toBeUndefined();
			expect(await delivered()).toEqual([message.id]);
			expect(harness.sandbox.delivered[0]?.body).toMatchObject({ to: ['contact001@example.com'], cc: [], bcc: [] });
		},
	);

	it('takes an email whose HTML Chatwoot has made of its text', async () => {
		const full = '<p>Hello <strong>Ada</strong>, see <a href="https://example.com">this</a></p>\n';
		Object.assign(message.contentAttributes, { cc_emails: [], email: { html_content: { full } } });
		expect((await retry()).error).toBeUndefined();
		expect(await delivered()).toEqual([message.id]);
	});

	it('names a message that is not in the conversation', async () => {
		message = { ...message, id: 1 };
		const { error } = await retry();
		expect(error?.message).toBe(`"Message ID" is 1, which is no message of conversation ${conversationId}`);
	});
});
