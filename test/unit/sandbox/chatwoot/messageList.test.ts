import { addImportedHistory } from '../../../../sandbox/chatwoot/store/importMessages';
import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

interface Page {
	payload: Array<{ id: number; content: string; created_at: number }>;
}

const list = async (conversationId: number, query: Record<string, unknown> = {}): Promise<Page['payload']> =>
	(await fixture.client.get<Page>(`/conversations/${conversationId}/messages`, { params: query })).data.payload;

it('selects the window by id and sorts by time: a walk by `before` loses imported messages', async () => {
	const id = addImportedHistory(fixture.sandbox.store, Date.now() / 1000);
	const seen = new Set<number>();
	let page = await list(id);
	while (page.length > 0) {
		for (const message of page) seen.add(message.id);
		page = await list(id, { before: Math.min(...page.map((message) => message.id)) });
	}
	// Seen on Chatwoot 4.15.1: 33 of 78.
	expect(seen.size).toBe(33);
	const all = await list(id, { after: 1 });
	expect(all).toHaveLength(78);
	expect(all.map(({ created_at: at }) => at)).toEqual(all.map(({ created_at: at }) => at).sort((a, b) => a - b));
	expect(all[0]?.content).toBe('Imported 1');
});

it('gives both ends, at most 100 after an id, and 20 before one; reads ids as Ruby does', async () => {
	const { store } = fixture.sandbox;
	const rows = Array.from({ length: 150 }, (_, index) =>
		store.insertMessage({ conversationId: 1, content: String(index), createdAt: 1_780_000_000 + index }),
	);
	const [first, tenth] = [rows[0]?.id ?? 0, rows[9]?.id ?? 0];
	expect(await list(1, { after: first })).toHaveLength(100);
	expect((await list(1, { after: first, before: tenth })).map(({ id }) => id)).toEqual(
		rows.slice(0, 9).map(({ id }) => id),
	);
	expect((await list(1, { before: tenth + 20 })).map(({ id }) => id)).toEqual(rows.slice(9, 29).map(({ id }) => id));
	expect(await list(1, { after: 'x' })).toHaveLength(100);
	expect(await list(1, { before: 'x' })).toEqual([]);
	expect((await list(1, { after: '' })).at(-1)?.id).toBe(rows.at(-1)?.id);
});

it('imports history through a control call, without an event and without sending it', async () => {
	const { sandbox } = fixture;
	const events: string[] = [];
	sandbox.store.onChange = ({ event }) => events.push(event);
	const messages = [{ content: 'Old', created_at: 1_600_000_000, message_type: 'outgoing' }];
	const answer = await fixture.client.post(`${sandbox.url}/__sandbox/messages`, { conversation_id: 3, messages });
	expect(answer.data).toEqual([3001]);
	expect(sandbox.store.messages.at(-1)).toMatchObject({ content: 'Old', type: 1, createdAt: 1_600_000_000 });
	expect(events).toEqual([]);
	const refused = await fixture.client.post(`${sandbox.url}/__sandbox/messages`, {
		conversation_id: 3,
		messages: [{}],
	});
	expect([refused.status, refused.data]).toMatchObject([
		400,
		{ message: expect.stringContaining('created_at') as string },
	]);
});
