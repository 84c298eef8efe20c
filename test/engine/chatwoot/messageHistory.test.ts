import { importMessages } from '../../../sandbox/chatwoot/store/importMessages';
import { mulberry32 } from '../../../sandbox/server/random';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const CONVERSATION = 2;
const on = { conversationId: byId(String(CONVERSATION)) };
const NOW = Date.UTC(2026, 10, 1) / 1000;
const YEAR = 365 * 86_400;

describe.each(['4.15', '4.8'] as const)('Message: Get Many, in a long history, on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });
	const messages = () => harness.sandbox.store.messagesOf(CONVERSATION);

	/** Stores messages, one a minute. An import has times that are a year older. */
	const store = (count: number, { imported = false, from = 0 } = {}) =>
		importMessages(
			harness.sandbox.store,
			CONVERSATION,
			Array.from({ length: count }, (_, index) => ({
				content: `${imported ? 'imported' : 'own'} ${index}`,
				createdAt: NOW + (from + index) * 60 - (imported ? YEAR : 0),
			})),
		);

	/** Gives the messages IDs in clusters over a range of 10^9, in the order in which they were stored. */
	const spread = () => {
		const random = mulberry32(7);
		let id = 1_000;
		for (const [index, message] of messages().entries()) {
			id += index % 125 === 0 ? Math.floor(random() * 4e7) : 1 + Math.floor(random() * 40);
			message.id = id;
		}
	};

	const newestFirst = () =>
		messages()
			.toSorted((one, other) => Math.floor(other.createdAt) - Math.floor(one.createdAt) || other.id - one.id)
			.map(({ id }) => id);

	const read = async (more: object) => {
		const { items, error } = await harness.run('message:getAll', { ...on, ...more });
		expect(error).toBeUndefined();
		return items.map(({ json }) => Number(json.messageId));
	};

	it.each([
		['in the order of their times', () => store(5000), 20],
		['half of them imported after the others', () => [store(2500), store(2500, { imported: true })], 20],
		[
			'half of them imported between the others',
			() => {
				for (let part = 0; part < 10; part++) {
					store(250, { from: part * 250 });
					store(250, { from: part * 250, imported: true });
				}
			},
			20,
		],
		[
			'half of them imported, the newest first',
			() => [store(2500), ...Array.from({ length: 2500 }, (_, index) => store(1, { imported: true, from: -index }))],
			20,
		],
	])('reads 5,000 messages: %s', async (_how, fill, most) => {
		fill();
		expect(await read({ returnAll: true })).toEqual(newestFirst());
		expect(harness.sandbox.requests.length).toBeLessThanOrEqual(most);
	});

	it.each([false, true])(
		'reads 5,000 messages whose IDs are spread over 10^9 (half of them imported: %s)',
		async (half) => {
			store(2500);
			store(2500, { imported: half, from: 2500 });
			spread();
			expect(await read({ returnAll: true })).toEqual(newestFirst());
			expect(harness.sandbox.requests.length).toBeLessThanOrEqual(30);
		},
	);

	it.each([20, 21, 50, 500, 2600])('reads the %i newest by time, wherever they are stored', async (limit) => {
		store(1200);
		store(1200, { imported: true });
		store(300, { from: 1200 });
		expect(await read({ limit })).toEqual(newestFirst().slice(0, limit));
		const lists = harness.sandbox.requests.filter(({ path }) => path.endsWith('/messages'));
		if (limit <= 50) expect(lists.length).toBeLessThanOrEqual(3);
	});

	it('reads what was stored after a message, also when its time is older, and goes on from the last one', async () => {
		const [, , , last] = messages();
		store(700);
		store(700, { imported: true });
		const expected = messages()
			.map(({ id }) => id)
			.filter((id) => id > Number(last?.id));
		expect(await read({ returnAll: true, filters: { after: String(last?.id) } })).toEqual(expected);
		const first = await read({ limit: 400, filters: { after: String(last?.id) } });
		const second = await read({ limit: 5000, filters: { after: String(first.at(-1)) } });
		expect([...first, ...second]).toEqual(expected);
	});

	it('reads what was stored before a message, newest first by time', async () => {
		const own = store(700);
		store(700, { imported: true });
		const before = own[500]?.id ?? 0;
		const expected = newestFirst().filter((id) => id < before);
		expect(await read({ returnAll: true, filters: { before: String(before) } })).toEqual(expected);
		expect(await read({ limit: 60, filters: { before: String(before) } })).toEqual(expected.slice(0, 60));
	});

	it('reads smaller windows where the server has too little time for a large one', async () => {
		store(1500);
		store(1500, { imported: true });
		const isTooLarge = ({ after, before }: Record<string, unknown>) =>
			after !== undefined &&
			before !== undefined &&
			messages().filter(({ id }) => id >= Number(after) && id < Number(before)).length > 800;
		harness.sandbox.faults.add({ kind: '500', times: Infinity, when: ({ query }) => isTooLarge(query) });
		expect(await read({ returnAll: true })).toEqual(newestFirst());
	});

	it('Skip If Already Sent finds a message of today in front of an imported history', async () => {
		const send = async () => await harness.run('message:send', { ...on, text: 'Your order is here', skipIfSent: true });
		await send();
		importMessages(
			harness.sandbox.store,
			CONVERSATION,
			Array.from({ length: 300 }, (_, index) => ({ content: `imported ${index}`, createdAt: NOW - YEAR + index })),
		);
		harness.sandbox.quirks.messagesPerMinute = 1000;
		for (let index = 0; index < 30; index++)
			harness.sandbox.store.insertMessage({ conversationId: CONVERSATION, content: `later ${index}` });
		expect((await send()).items[0]?.json.status).toBe('already sent');
	});
});
