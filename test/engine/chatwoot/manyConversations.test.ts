import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

// Chatwoot lists 20 conversations of a contact. Here the contact has 30; those with the least activity were created first.
const phoneNumber = '+491701234567';
const recipient = { inboxId: byId('7'), person: by('phone_number', phoneNumber), text: 'Your order is on its way' };
const skipping = { skipIfSent: true };

/** A contact with 30 conversations; the first one is open, the others are resolved. Gives the ID of the first one. */
function fill(harness: ReturnType<typeof useChatwoot>, olderThan: number): number {
	const { store } = harness.sandbox;
	const { id: contactId } = store.insertContact({ phoneNumber });
	const ids = [...Array(30).keys()].map((index) => {
		const { id } = store.insertConversation({ contactId, inboxId: 7, sourceId: `session-${contactId}` });
		Object.assign(store.conversation(id) ?? {}, {
			status: index === 0 ? 'open' : 'resolved',
			lastActivityAt: Date.now() / 1000 - olderThan - 60 * (30 - index),
		});
		return id;
	});
	return ids[0] ?? 0;
}

describe('A contact with more conversations than Chatwoot lists', () => {
	const harness = useChatwoot();

	it('gets the message in the open one, however old', async () => {
		const open = fill(harness, 0);
		const { items } = await harness.run('message:sendToContact', recipient);
		expect(items[0]?.json).toMatchObject({ conversationId: open, conversation: 'reused' });
	});

	it('gets the message in the open one, also when something happens in it between two pages of the list', async () => {
		const open = fill(harness, 0);
		harness.sandbox.faults.add({
			kind: 'slow',
			delayMs: 0,
			when: ({ path, query }) => {
				const isSecondPage = path.endsWith('/conversations/filter') && query.page === '2';
				if (isSecondPage) Object.assign(harness.sandbox.store.conversation(open) ?? {}, { lastActivityAt: Date.now() });
				return isSecondPage;
			},
		});
		const { items } = await harness.run('message:sendToContact', recipient);
		expect(items[0]?.json).toMatchObject({ conversationId: open, conversation: 'reused' });
	});

	it('gets no message a second time', async () => {
		const open = fill(harness, 0);
		const { lastActivityAt } = harness.sandbox.store.conversation(open) ?? {};
		harness.sandbox.store.insertMessage({ conversationId: open, content: recipient.text });
		Object.assign(harness.sandbox.store.conversation(open) ?? {}, { lastActivityAt });
		const { items } = await harness.run('message:sendToContact', { ...recipient, ...skipping });
		expect(items[0]?.json).toMatchObject({ status: 'already sent', conversationId: open });
	});
});

describe('A contact with more conversations than Chatwoot 4.8.0 lists, which cannot filter by contact', () => {
	const harness = useChatwoot({ serverVersion: '4.8' });
	const twoYears = 2 * 365 * 86_400;

	it('gets no message where the same one may be in a conversation that is not listed', async () => {
		fill(harness, 0);
		const { error } = await harness.run('message:sendToContact', { ...recipient, ...skipping });
		expect(error?.message).toContain('may be in a conversation that this Chatwoot does not list');
		expect(harness.sandbox.store.messagesWithContent(recipient.text)).toHaveLength(0);
	});

	it('would get it without Skip If Already Sent, says Check Only', async () => {
		fill(harness, 0);
		const { items } = await harness.run('message:sendToContact', { ...recipient, checkOnly: true });
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent' });
	});

	it('gets the message where the conversations that are not listed are too old to count', async () => {
		fill(harness, twoYears);
		const { items } = await harness.run('message:sendToContact', { ...recipient, ...skipping });
		expect(items[0]?.json).toMatchObject({ contact: 'found', status: 'sent' });
	});

	it('is found by the filter as on newer servers, and new people need three requests besides the list of inboxes', async () => {
		const { items } = await harness.run('message:sendToContact', {
			...recipient,
			person: by('phone_number', '+491707654321'),
		});
		expect(items[0]?.json).toMatchObject({ contact: 'created', conversation: 'created', text: recipient.text });
		expect(harness.sandbox.requests).toHaveLength(4);
	});
});
