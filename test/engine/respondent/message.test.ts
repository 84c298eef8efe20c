import { DateTime } from 'luxon';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useRespondent();

const conversationAt = (index: number) => {
	const found = harness.sandbox.store.conversations[index];
	if (!found) throw new Error(`There is no conversation ${index}`);
	return found;
};

describe('Message: Send', () => {
	it('sends one message per row and links each to its row', async () => {
		const rows = [0, 1, 2].map((index) => ({ json: { to: conversationAt(index).uid, name: `N${index}` } }));
		const { items } = await harness.run(
			'message:send',
			{ conversationId: byId('={{ $json.to }}'), text: '=Hi {{ $json.name }}, are you there?' },
			rows,
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		items.forEach(({ json }, index) => {
			const text = `Hi N${index}, are you there?`;
			const [stored] = harness.sandbox.store.messagesWithBody(text);
			expect(json).toMatchObject({
				messageId: stored?.uid,
				conversationId: conversationAt(index).uid,
				contactId: conversationAt(index).participants[1]?.foreignId,
				direction: 'outgoing',
				channel: 'respondent',
				text,
			});
		});
		expect(harness.sandbox.requests).toHaveLength(3);
	});

	it('sends text as it is, whatever it holds', async () => {
		const text = 'Zoë — "ok"? <b>&amp;</b>\n\tnext line {x} 👋';
		await harness.run('message:send', { conversationId: byId(conversationAt(0).uid), text: '={{ $json.text }}' }, [
			{ json: { text } },
		]);
		expect(harness.sandbox.store.messagesWithBody(text)).toHaveLength(1);
	});

	it('refuses a row whose expression gives nothing, before anything is sent', async () => {
		const { error } = await harness.run(
			'message:send',
			{ conversationId: byId(conversationAt(0).uid), text: '={{ $json.missing.text }}' },
			[{ json: {} }],
		);
		expect(error?.message).toBe('"Text" is empty');
		expect(error?.description).toContain('expression');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('counts as sent whatever the record looks like', async () => {
		const odd = { uid: 7, participants: 'none', conversation: 'gone', sender: null };
		harness.sandbox.faults.add({ kind: 'raw', status: 201, body: odd, method: 'POST' });
		const { items, error } = await harness.run('message:send', {
			conversationId: byId(conversationAt(0).uid),
			text: 'Hi',
		});
		expect([error, items[0]?.json.messageId]).toEqual([undefined, 7]);
	});

	it("passes on the API's own words", async () => {
		const conversation = conversationAt(0);
		conversation.locked = true;
		const { error } = await harness.run('message:send', { conversationId: byId(conversation.uid), text: 'Hello' });
		expect(error?.message).toBe('Respondent does not allow this (403): Conversation is locked');
		expect(error?.description).toContain('Unlock it with Conversation: Update.');
	});
});

describe('Message: Get', () => {
	it('gives one message with its direction', async () => {
		const message = harness.sandbox.store.messages[0];
		const { items } = await harness.run('message:get', { messageId: message?.uid ?? '' });
		expect(items[0]?.json).toMatchObject({ messageId: message?.uid, text: message?.body, direction: 'outgoing' });
	});
});

describe('Message: Get Many', () => {
	it('tells incoming from outgoing with one look at a conversation', async () => {
		const { uid } = conversationAt(3);
		const { items } = await harness.run('message:getAll', { returnAll: true, filters: { conversationId: byId(uid) } });
		expect(items).toHaveLength(10);
		const byDirection = (direction: string) => items.filter(({ json }) => json.direction === direction);
		expect(byDirection('outgoing')).toHaveLength(5);
		expect(byDirection('incoming')).toHaveLength(5);
		expect(byDirection('incoming')[0]?.json.contactId).toBe(conversationAt(3).participants[1]?.foreignId);
		expect(harness.routes()).toEqual([
			'GET /v1/messaging/messages',
			'GET /v1/messaging/conversations/{conversationUid}',
		]);
	});

	it('returns all of 400 in four pages', async () => {
		const { items } = await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
		expect(new Set(items.map(({ json }) => json.uid)).size).toBe(400);
		expect(harness.sandbox.requests.map(({ query }) => query)).toEqual(
			['1', '2', '3', '4'].map((page) => ({ page, pageSize: '100', includeCount: 'true' })),
		);
	});

	it.each([
		['a text with offset', '2026-03-05T12:00:00+02:00'],
		['a Luxon date', DateTime.fromISO('2026-03-05T10:00:00Z')],
		['a text of the date picker', '2026-03-05T10:00:00'],
	])('takes %s and sends ISO 8601 UTC', async (_name, since) => {
		await harness.run(
			'message:getAll',
			{ returnAll: true, options: { output: 'raw' }, filters: { since: '={{ $json.since }}' } },
			[{ json: { since: DateTime.isDateTime(since) ? since.toISO() : since } }],
		);
		expect(harness.sandbox.requests[0]?.query.since).toBe('2026-03-05T10:00:00.000Z');
	});

	it('takes a date that an expression makes', async () => {
		await harness.run('message:getAll', {
			returnAll: true,
			options: { output: 'raw' },
			filters: {
				since: "={{ DateTime.fromISO('2026-03-05T10:00:00Z').minus({ hours: 1 }) }}",
				until: '={{ new Date(Date.UTC(2026, 2, 6)) }}',
			},
		});
		expect(harness.sandbox.requests[0]?.query).toMatchObject({
			since: '2026-03-05T09:00:00.000Z',
			until: '2026-03-06T00:00:00.000Z',
		});
	});

	it('gives what lies between since and until', async () => {
		const times = harness.sandbox.store.messages.map(({ createdAt }) => createdAt);
		const [since, until] = [times[100] ?? '', times[119] ?? ''];
		const { items } = await harness.run('message:getAll', { returnAll: true, filters: { since, until } });
		expect(items).toHaveLength(20);
	});

	it('refuses a date that is none, and a window that is empty', async () => {
		const filters = { since: '={{ "soon" }}' };
		expect((await harness.run('message:getAll', { filters })).error?.message).toBe('"Since" is no date: "soon"');
		const turned = { since: '2026-03-06T00:00:00Z', until: '2026-03-05T00:00:00Z' };
		expect((await harness.run('message:getAll', { filters: turned })).error?.message).toMatch(
			/^"Since" .* lies after "Until"/,
		);
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Message: Get Inbox', () => {
	it('counts what is unread', async () => {
		const { items } = await harness.run('message:getInbox');
		const json = items[0]?.json ?? {};
		expect(json).toMatchObject({ allRead: false, conversationCount: 40 });
		expect(json.unreadConversationIds).toHaveLength(Number(json.unreadCount));
	});

	it('counts for one project', async () => {
		const projectId = byId(harness.sandbox.store.projects[2]?.id ?? '');
		const { items } = await harness.run('message:getInbox', { inboxFilters: { projectId } });
		expect(items[0]?.json.conversationCount).toBe(5);
	});
});
