import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { messagePager, newestMessages } from '../../../nodes/Chatwoot/paging/messages';
import { mulberry32 } from '../../../sandbox/server/random';

/** How a server reads `after` beside `before`: as the first message to give, or not at all. */
type Kind = 'between' | 'only before';

interface Message {
	id: number;
	/** Unix seconds. */
	time: number;
}

const random = mulberry32(1);

const idsIn = (pages: IDataObject[][]) => pages.flat().map(({ id }) => Number(id));

const newestFirst = (messages: Message[]) =>
	messages.toSorted((one, other) => other.time - one.time || other.id - one.id).map(({ id }) => id);

/** A conversation on a server whose answers are those of Chatwoot v4.15.1 app/finders/message_finder.rb. */
function serverOf(messages: Message[], kind: Kind = 'between', { arrivals = 0, cap = 1000, asText = false } = {}) {
	const list = [...messages];
	const server = { requests: 0, fetch };
	async function fetch({ after, before }: IDataObject) {
		server.requests++;
		const oldestFirst = list.toSorted((one, other) => one.time - other.time);
		const older = oldestFirst.filter(({ id }) => before === undefined || id < Number(before));
		let page = older.slice(-20);
		if (kind === 'between' && after !== undefined) {
			const isBetween = before !== undefined;
			page = older
				.filter(({ id }) => (isBetween ? id >= Number(after) : id > Number(after)))
				.slice(0, isBetween ? cap : 100);
		}
		for (let count = 0; count < arrivals; count++) {
			const id = Math.max(0, ...list.map((one) => one.id)) + 1;
			list.push({ id, time: 10_000_000 + id });
		}
		return await Promise.resolve({
			payload: page.map(({ id, time }) => ({ id: asText ? String(id) : id, created_at: time })),
		});
	}
	return server;
}

async function walk(messages: Message[], kind: Kind, how: Parameters<typeof serverOf>[2] = {}, limit = Infinity) {
	const server = serverOf(messages, kind, how);
	const pages: IDataObject[][] = [];
	for await (const page of messagePager(server.fetch, limit)) pages.push(page);
	return { given: idsIn(pages), requests: server.requests };
}

/** Messages whose IDs and times agree. */
const inOrder = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1, time: 1000 + index }));

const ids = fc
	.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 200 })
	.map((all) => all.sort((one, two) => one - two));

/** Messages whose times have nothing to do with their IDs, as after imports. */
const imported = ids.chain((all) =>
	fc
		.array(fc.integer({ min: 1, max: 300 }), { minLength: all.length, maxLength: all.length })
		.map((times) => all.map((id, index) => ({ id, time: times[index] ?? 1 }))),
);

it('gives every message once, newest first, whatever arrives meanwhile', async () => {
	await fc.assert(
		fc.asyncProperty(
			ids.map((all) => all.map((id) => ({ id, time: id }))),
			fc.constantFrom<Kind>('between', 'only before'),
			fc.record({
				arrivals: fc.integer({ min: 0, max: 3 }),
				// Servers have a round number here; all that were seen have 1,000.
				cap: fc.constantFrom(20, 50, 100, 200, 1000),
				asText: fc.boolean(),
			}),
			async (messages, kind, how) => {
				const { given } = await walk(messages, kind, how);
				// Those that arrive meanwhile may be given, too.
				expect(given.filter((id) => messages.some((one) => one.id === id))).toEqual(newestFirst(messages));
				expect(new Set(given).size).toBe(given.length);
			},
		),
		{ numRuns: 1000 },
	);
});

it('gives every message once, newest first by time, whatever IDs they have', async () => {
	await fc.assert(
		fc.asyncProperty(imported, fc.constantFrom(20, 50, 100, 1000), async (messages, cap) => {
			expect((await walk(messages, 'between', { cap })).given).toEqual(newestFirst(messages));
		}),
		{ numRuns: 1000 },
	);
});

it('gives the newest messages by time when only some are wanted', async () => {
	await fc.assert(
		fc.asyncProperty(imported, fc.integer({ min: 1, max: 250 }), async (messages, limit) => {
			const { given } = await walk(messages, 'between', {}, limit);
			const times = (all: number[]) => all.map((id) => messages.find((one) => one.id === id)?.time);
			expect(times(given)).toEqual(times(newestFirst(messages).slice(0, limit)));
			expect(new Set(given).size).toBe(given.length);
		}),
		{ numRuns: 1000 },
	);
});

it.each([
	[0, 1],
	[19, 1],
	[20, 3],
	[21, 1],
	[1020, 4],
	[10_000, 13],
])('reads %i messages in %i requests', async (count, requests) => {
	const messages = inOrder(count);
	expect(await walk(messages, 'between')).toEqual({ given: newestFirst(messages), requests });
});

// Of all messages of an account, those of one conversation: now many in a row, now none for a long time.
it.each([
	['evenly', () => 1 + Math.floor(random() * 60)],
	['in bursts', () => (random() < 0.9 ? 1 : 1 + Math.floor(random() * 400))],
	['after a pause of a year', (index: number) => (index === 5000 ? 1_000_000 : 3)],
])('reads 10,000 messages whose IDs are spread %s in at most 18 requests', async (_how, gap) => {
	let id = 1_000_000;
	const messages = Array.from({ length: 10_000 }, (_, index) => ({ id: (id += gap(index)), time: 1000 + index }));
	const { given, requests } = await walk(messages, 'between');
	expect(given).toEqual(newestFirst(messages));
	expect(requests).toBeLessThanOrEqual(18);
});

it('falls back to pages of 20 where a server ignores `after`', async () => {
	const messages = inOrder(100);
	const { given, requests } = await walk(messages, 'only before');
	expect(given).toEqual(newestFirst(messages));
	expect(requests).toBe(5 + 1 + 2);
});

it('needs one request to see that the newest messages are old enough', async () => {
	const server = serverOf(inOrder(500));
	for await (const page of newestMessages(server.fetch)) {
		expect(idsIn([page])).toEqual(newestFirst(inOrder(500)).slice(0, 20));
		break;
	}
	expect(server.requests).toBe(1);
});

it.each([
	['the same again and again', () => [{ id: 1 }, { id: 2 }], [2, 1]],
	['messages without an ID', () => [{ content: 'a' }], [NaN]],
	['an empty list', () => [], []],
])('ends when a server gives %s', async (_what, answer, given) => {
	for (const limit of [Infinity, 5]) {
		const pages: IDataObject[][] = [];
		for await (const page of messagePager(async () => await Promise.resolve(answer()), limit)) pages.push(page);
		expect(idsIn(pages)).toEqual(given);
	}
});

it('fails when a server gives no list', async () => {
	const walk = messagePager(async () => await Promise.resolve(null), Infinity);
	await expect(walk.next()).rejects.toThrow('The answer to this list holds no list');
});
