import { ACTIVITY } from '../../../sandbox/chatwoot/store/records';
import { useChatwootPolling } from '../../support/chatwootPolling';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();

const MINUTE = 60_000;
const LIST = 'GET /api/v1/accounts/{account_id}/conversations';
const CONTACTS = 'GET /api/v1/accounts/{account_id}/contacts';

describe.each(['4.15', '4.8'] as const)('Chatwoot %s', (serverVersion) => {
	const stage = useChatwootPolling({ serverVersion });
	const { polling, says, requestsOf } = stage;
	const open = (index: number) => stage.sandbox.store.conversations.filter(({ status }) => status === 'open')[index]!;
	const setStatus = (conversation: ReturnType<typeof open>, status: 'open' | 'pending' | 'resolved' | 'snoozed') => {
		Object.assign(conversation, { status, updatedAt: stage.sandbox.store.now() });
	};

	it('New contacts come once, for one request more', async () => {
		const host = await polling({ events: ['contact_created', 'message_created'] });
		expect(await requestsOf(async () => await host.poll())).toEqual([LIST, CONTACTS]);
		const names = Array.from({ length: 40 }, (_, n) => `Person ${n}`);
		for (const name of names) {
			stage.sandbox.store.insertContact({ name, email: `${name.replace(' ', '.')}@example.com` });
			await stage.clock.sleep(1000);
		}
		const items = (await host.poll()).map(({ json }) => json);
		expect(items.map(({ event, name }) => [event, name])).toEqual(names.map((name) => ['contact_created', name]));
		expect(await host.poll()).toEqual([]);
	});

	it('New conversations come once', async () => {
		const host = await polling({ events: ['conversation_created'] });
		const [conversation] = stage.sandbox.store.addConversations(1);
		says('Not asked for');
		const items = (await host.poll()).map(({ json }) => json);
		expect(items).toEqual([
			expect.objectContaining({
				event: 'conversation_created',
				conversationId: conversation!.id,
				conversationStatus: 'open',
			}),
		]);
		expect(await host.poll()).toEqual([]);
	});

	it('A status comes when it differs from the one at the last poll', async () => {
		const host = await polling({ events: ['conversation_status_changed'] });
		const changes = async () => (await host.poll()).map(({ json }) => [json.conversationId, json.conversationStatus]);
		const [one, two, three] = [open(0), open(1), open(2)];
		setStatus(one, 'resolved');
		setStatus(two, 'pending');
		setStatus(two, 'open');
		setStatus(three, 'snoozed');
		stage.sandbox.store.addConversations(1);
		expect((await changes()).sort()).toEqual(
			[
				[one.id, 'resolved'],
				[three.id, 'snoozed'],
			].sort(),
		);
		expect(await changes()).toEqual([]);
		setStatus(one, 'open');
		expect(await changes()).toEqual([[one.id, 'open']]);
	});

	it('The options leave out and let in what those of the webhook trigger do', async () => {
		const inboxIds = [String(stage.sandbox.store.conversations[0]!.inboxId)];
		const others = stage.sandbox.store.conversations.findIndex(({ inboxId }) => String(inboxId) !== inboxIds[0]);
		const of = await polling({ inboxIds });
		const outgoing = await polling({ options: { includeOutgoing: true, includePrivate: true } });
		says('Elsewhere', others);
		says('Here');
		const { id: conversationId } = stage.sandbox.store.conversations[0]!;
		const [own, agent] = [{ type: 'user', id: 1 } as const, { type: 'user', id: 3 } as const];
		stage.sandbox.store.insertMessage({ conversationId, content: 'Own', type: 1, sender: own });
		stage.sandbox.store.insertMessage({ conversationId, content: 'Colleague', type: 1, sender: agent });
		stage.sandbox.store.insertMessage({ conversationId, content: 'Note', type: 1, sender: agent, private: true });
		expect(await stage.texts(of)).toEqual(['Here']);
		expect((await stage.texts(outgoing)).sort()).toEqual(['Colleague', 'Elsewhere', 'Here', 'Note']);
	});

	it('Activity entries start nothing, as Chatwoot sends no event for them', async () => {
		const everything = { includeBots: true, includeOutgoing: true, includeOwn: true, includePrivate: true };
		const host = await polling({ options: everything });
		const { id: conversationId } = stage.sandbox.store.conversations[0]!;
		const content = 'Cleo resolved the conversation';
		stage.sandbox.store.insertMessage({ conversationId, content, type: ACTIVITY, sender: null });
		says('Here');
		expect(await stage.texts(host)).toEqual(['Here']);
		expect((await host.poll('manual')).map(({ json }) => json.direction)).not.toContain('activity');
	});

	it('A test in the editor shows the newest messages of contacts, and keeps nothing', async () => {
		const host = await stage.host();
		for (let n = 0; n < 5; n++) {
			says(`Number ${n}`, n);
			await stage.clock.sleep(1000);
		}
		expect((await host.poll('manual')).map(({ json }) => json.text)).toEqual(['Number 2', 'Number 3', 'Number 4']);
		expect(host.staticData).toEqual({});
	});

	it('With other choices the trigger begins anew', async () => {
		const host = await polling({ events: [] }).catch((error: unknown) => error);
		expect(String(host)).toContain('"Events" is empty');
	});
});

describe('Chatwoot 4.15 after a long gap', () => {
	const stage = useChatwootPolling();
	const { polling, says, texts, requestsOf } = stage;
	const MESSAGES = 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';

	it('reads the conversations page by page, and leaves out what is older than a day', async () => {
		const host = await polling();
		await stage.clock.sleep(5 * 60 * MINUTE);
		says('Too old');
		await stage.clock.sleep(30 * 60 * MINUTE);
		const expected = Array.from({ length: 60 }, (_, n) => `Number ${n}`);
		for (const [n, text] of expected.entries()) {
			says(text, n + 1);
			await stage.clock.sleep(MINUTE);
		}
		expect(await texts(host)).toEqual(expected);
		expect(await host.poll()).toEqual([]);
	});

	it('reads page by page when the answer for all takes too long', async () => {
		const host = await polling();
		says('One');
		stage.sandbox.faults.add({ kind: '500', route: LIST, times: 3 });
		expect(await texts(host)).toEqual(['One']);
	});

	it('gives about 1,000 events with one poll, and the rest with the next ones, each once', async () => {
		const host = await polling();
		const expected: string[] = [];
		for (let round = 0; round < 12; round++) {
			for (let conversation = 0; conversation < 250; conversation++) {
				expected.push(`${round} in ${conversation}`);
				says(`${round} in ${conversation}`, conversation);
			}
			await stage.clock.sleep(20 * MINUTE);
		}
		host.restart();
		const polls = [await texts(host), await texts(host), await texts(host), await texts(host), await texts(host)];
		expect(polls.map(({ length }) => length)).toEqual([1008, 1008, 984, 0, 0]);
		expect(polls.flat().sort()).toEqual(expected.sort());
	});

	it('takes one request for each conversation with new messages, and three more', async () => {
		const host = await polling();
		for (let n = 0; n < 500; n++) says(`Number ${n}`, n % 50);
		const requests = await requestsOf(async () => expect(await host.poll()).toHaveLength(500));
		expect(requests).toHaveLength(53);
		expect(requests.filter((route) => route === MESSAGES)).toHaveLength(50);
	});

	it('refuses the name of an inbox, since no conversation would ever be in it', async () => {
		const host = await stage.host({ inboxIds: ['Outreach API'] });
		await expect(host.poll()).rejects.toThrow('"Outreach API", which is not the ID of an inbox');
	});

	it('remembers no more than the last minutes', async () => {
		const host = await polling();
		for (let n = 0; n < 300; n++) says(`Number ${n}`, n);
		await host.poll();
		await stage.clock.sleep(30 * MINUTE);
		says('Later');
		await host.poll();
		expect(JSON.stringify(host.staticData).length).toBeLessThan(1500);
	});

	it('finds the messages on servers that ignore "after"', async () => {
		const host = await polling();
		stage.sandbox.quirks.onlyBefore = true;
		for (let n = 0; n < 45; n++) says(`Number ${n}`);
		expect(await host.poll()).toHaveLength(45);
		expect(await host.poll()).toEqual([]);
	});

	it('says that the access token was refused', async () => {
		const host = await polling();
		stage.sandbox.faults.add({
			kind: 'raw',
			route: LIST,
			status: 401,
			body: { errors: ['Invalid Access Token'] },
		});
		await expect(host.poll()).rejects.toThrow('Chatwoot does not know the access token (401)');
	});
});
