import { setTimeout as wait } from 'node:timers/promises';
import { PagePrefetcher } from '../../../../nodes/shared/paging/pagePrefetcher';

function pagesOf(answer: (page: number) => unknown = (page) => `page ${page}`) {
	const asked: number[] = [];
	const pages = new PagePrefetcher(async (page) => {
		asked.push(page);
		return await Promise.resolve(answer(page));
	});
	return { asked, pages };
}

describe('PagesAhead', () => {
	it('asks for each expected page once, and gives its answer', async () => {
		const { asked, pages } = pagesOf();
		pages.expect(2, 4);
		pages.expect(2, 5);
		expect(asked).toEqual([2, 3, 4, 5]);
		expect(await Promise.all([2, 3, 4, 5].map(async (page) => await pages.take(page)))).toEqual([
			'page 2',
			'page 3',
			'page 4',
			'page 5',
		]);
		expect(asked).toHaveLength(4);
	});

	it('asks for a page that was not expected, or is taken again', async () => {
		const { asked, pages } = pagesOf();
		expect([await pages.take(1), await pages.take(1)]).toEqual(['page 1', 'page 1']);
		expect(asked).toEqual([1, 1]);
	});

	it('forgets what is not expected any more', async () => {
		const { asked, pages } = pagesOf();
		pages.expect(2, 4);
		pages.expect(3, 2);
		await pages.take(3);
		expect(asked).toEqual([2, 3, 4, 3]);
	});

	it('tells whoever takes a page what went wrong, and nobody else', async () => {
		const { pages } = pagesOf((page) => {
			if (page === 3) throw new Error('No page 3');
			return page;
		});
		pages.expect(2, 3);
		await expect(pages.take(2)).resolves.toBe(2);
		await expect(pages.take(3)).rejects.toThrow('No page 3');
		pages.expect(3, 3);
		pages.expect(4, 4);
		await expect(pages.take(4)).resolves.toBe(4);
	});

	it('is settled when everything that was asked for has ended, well or badly, also what was forgotten', async () => {
		const ended: number[] = [];
		const pages = new PagePrefetcher(async (page) => {
			await wait(page * 5);
			ended.push(page);
			if (page === 2) throw new Error('No page 2');
		});
		pages.expect(1, 3);
		pages.expect(4, 3);
		await pages.settled();
		expect(ended).toEqual([1, 2, 3]);
	});
});
