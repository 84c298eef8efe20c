import { first, useSandbox } from './client';

const fixture = useSandbox();
const path = '/v1/messaging/messages';

interface Page {
	page: number;
	pageSize: number;
	totalResults: number;
	results: { uid: string }[];
}

async function pageOf(page: number, pageSize: number, params = {}): Promise<Page> {
	const { data } = await fixture.client.get(path, { params: { page, pageSize, includeCount: true, ...params } });
	return data;
}

const uidsOf = ({ results }: Page) => results.map(({ uid }) => uid);

describe('paging by default', () => {
	it('gives every item once', async () => {
		const seen: string[] = [];
		for (let page = 1; page <= 5; page++) seen.push(...uidsOf(await pageOf(page, 90)));
		expect(seen).toHaveLength(400);
		expect(new Set(seen).size).toBe(400);
	});

	it('limits the page size, and shows the limited one', async () => {
		expect(await pageOf(1, 5_000)).toMatchObject({ pageSize: 1_000 });
		fixture.sandbox.quirks.maxPageSize = 50;
		const page = await pageOf(2, 100);
		expect(page).toMatchObject({ page: 2, pageSize: 50, totalResults: 400 });
		expect(page.results).toHaveLength(50);
	});

	it('is empty past the end', async () => {
		expect(await pageOf(9, 50)).toEqual({ page: 9, pageSize: 50, totalResults: 400, results: [] });
	});

	it('shifts when something is inserted or deleted between two pages', async () => {
		const { store } = fixture.sandbox;
		const one = uidsOf(await pageOf(1, 10));
		store.insertMessage({ conversationUid: first(store.conversations).uid, body: 'New' });
		expect(uidsOf(await pageOf(2, 10))[0]).toBe(one[9]);
		const two = uidsOf(await pageOf(2, 10));
		expect(store.deleteMessage(uidsOf(await pageOf(1, 1))[0] ?? '')).toBe(true);
		expect(store.deleteMessage(one[0] ?? '')).toBe(true);
		expect(store.deleteMessage(one[0] ?? '')).toBe(false);
		expect(uidsOf(await pageOf(2, 10))[0]).toBe(two[2]);
		expect((await pageOf(1, 1)).totalResults).toBe(399);
	});

	it('inserts a message with an earlier time by its time', async () => {
		const { store } = fixture.sandbox;
		const createdAt = store.messages[200]?.createdAt;
		const { uid } = store.insertMessage({ conversationUid: first(store.conversations).uid, body: 'Late', createdAt });
		expect(store.messages[201]?.uid).toBe(uid);
		expect(uidsOf(await pageOf(1, 400)).indexOf(uid)).toBe(199);
	});
});

describe('paging quirks', () => {
	it.each(['asc', 'shuffled'] as const)('sort %s', async (sort) => {
		const usual = uidsOf(await pageOf(1, 400));
		fixture.sandbox.quirks.sort = sort;
		const sorted = uidsOf(await pageOf(1, 400));
		expect(new Set(sorted)).toEqual(new Set(usual));
		expect(sorted).not.toEqual(usual);
		if (sort === 'asc') expect(sorted).toEqual(usual.reverse());
		expect([...uidsOf(await pageOf(1, 200)), ...uidsOf(await pageOf(2, 200))]).toEqual(sorted);
	});

	it('repeat the first page for ever', async () => {
		fixture.sandbox.quirks.paging = 'endless';
		expect(uidsOf(await pageOf(7, 10))).toEqual(uidsOf(await pageOf(1, 10)));
		expect((await pageOf(7, 10)).page).toBe(7);
	});

	it('repeat items because new ones shift the list', async () => {
		fixture.sandbox.quirks.shiftPerPage = 2;
		const [one, two] = [await pageOf(1, 10), await pageOf(2, 10)];
		expect(uidsOf(two).slice(0, 2)).toEqual(uidsOf(one).slice(8));
		expect(two.totalResults).toBe(402);
	});

	it('answer a page past the end with the last page, or a 404', async () => {
		const last = uidsOf(await pageOf(5, 90));
		fixture.sandbox.quirks.pastEnd = 'repeat-last';
		expect(uidsOf(await pageOf(6, 90))).toEqual(last);
		fixture.sandbox.quirks.pastEnd = 'not-found';
		expect((await fixture.client.get(path, { params: { page: 6, pageSize: 90 } })).status).toBe(404);
		const none = await fixture.client.get(path, { params: { conversationUid: 'unknown' } });
		expect([none.status, none.data.results]).toEqual([200, []]);
	});
});

it('answers from 100,000 messages', async () => {
	const { store } = fixture.sandbox;
	for (const { uid } of store.addConversations(100)) store.addMessages(1_000, uid);
	const { projectId } = first(store.conversations).metadata;
	await pageOf(1, 1_000, { projectId });
	for (let page = 40; page < 50; page++) expect((await pageOf(page, 1_000, { projectId })).results).toHaveLength(1_000);
	expect(await pageOf(1, 1)).toMatchObject({ totalResults: 100_400 });
});

it('lists 2,000 further screener responses', async () => {
	const { store } = fixture.sandbox;
	const { id } = first(store.projects);
	store.addScreenerResponses(2_000, id);
	const { data } = await fixture.client.get(`/v1/projects/${id}/screener-responses`, {
		params: { pageSize: 1_000, includeCount: true },
	});
	expect(data.results).toHaveLength(1_000);
	expect(data.totalResults).toBeGreaterThan(1_500);
});
