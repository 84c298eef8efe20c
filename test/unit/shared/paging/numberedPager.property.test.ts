import fc from 'fast-check';
import { walk, type Change, type PagedServer } from './pagedServer';

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
// The front is where newest-first lists grow and oldest-first lists shrink, the back the other way round.
const somewhere = fc.oneof(fc.constant(0), fc.constant(0.999_999), place);
const change = (...kinds: Array<Change['kind']>) => fc.record({ kind: fc.constantFrom(...kinds), place: somewhere });

function server(...kinds: Array<Change['kind']>): fc.Arbitrary<PagedServer> {
	return fc.record({
		records: fc.nat(40),
		cap: fc.integer({ min: 1, max: 12 }),
		pastEnd: fc.constantFrom('404' as const, 'empty' as const, 'without count' as const),
		echoes: fc.boolean(),
		changes: kinds.length === 0 ? fc.constant([]) : fc.array(fc.array(change(...kinds), { maxLength: 15 })),
		delays: fc.array(fc.nat(8)),
	});
}

const churning = server('insert', 'delete');
const limits = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Infinity));
const runs = { numRuns: 2000 };

describe.each([1, 4])('numbered pages, %d at once, while records come and go', (atOnce) => {
	// What was asked for ahead when the count changed is asked for once more.
	const ahead = atOnce - 1;

	it('gives no record twice, and none that was never there', async () => {
		await fc.assert(
			fc.asyncProperty(churning, limits, async (paged, limit) => {
				const { given, atFirst } = await walk(paged, limit, 10, atOnce);
				expect(new Set(given).size).toBe(given.length);
				for (const id of given) if (!id.startsWith('n')) expect(atFirst).toContain(id);
			}),
			runs,
		);
	});

	it('never gives more than the limit, and exactly the limit where that many exist', async () => {
		await fc.assert(
			fc.asyncProperty(server(), fc.integer({ min: 1, max: 60 }), async (paged, limit) => {
				const { given } = await walk({ ...paged, echoes: true }, limit, 10, atOnce);
				expect(given).toHaveLength(Math.min(limit, paged.records));
			}),
			runs,
		);
		await fc.assert(
			fc.asyncProperty(churning, fc.integer({ min: 1, max: 60 }), async (paged, limit) => {
				expect((await walk(paged, limit, 10, atOnce)).given.length).toBeLessThanOrEqual(limit);
			}),
			runs,
		);
	});

	it('gives everything in order from a list that does not change, with the same requests as one by one', async () => {
		await fc.assert(
			fc.asyncProperty(server(), async (paged) => {
				const { given, atFirst, queries } = await walk(paged, Infinity, 10, atOnce);
				expect(given).toEqual(atFirst);
				const oneByOne = await walk(paged, Infinity, 10);
				expect(queries.map(({ page }) => Number(page)).sort((one, two) => one - two)).toEqual(
					oneByOne.queries.map(({ page }) => Number(page)).sort((one, two) => one - two),
				);
			}),
			runs,
		);
	});

	// Records only move back, away from what has been read, so none can slip past the walk.
	it('gives every record that was there at first when records only come, wherever they come in', async () => {
		await fc.assert(
			fc.asyncProperty(server('insert'), async (paged) => {
				const { given, atFirst } = await walk(paged, Infinity, 10, atOnce);
				expect(new Set(given)).toEqual(new Set([...given, ...atFirst]));
			}),
			runs,
		);
	});

	// Records move forward by as many as the count drops, so the walk steps back that far.
	it('gives every record that is there throughout when records only go, from wherever they go', async () => {
		await fc.assert(
			fc.asyncProperty(server('delete'), async (paged) => {
				const { given, throughout } = await walk(paged, Infinity, 10, atOnce);
				expect(new Set(given)).toEqual(new Set([...given, ...throughout]));
			}),
			runs,
		);
	});

	it('ends with lowWaterMark fetches when records only come: one per page there is in the end, and one for the end', async () => {
		await fc.assert(
			fc.asyncProperty(server('insert'), async (paged) => {
				const { fetches, inserted } = await walk({ ...paged, pastEnd: 'empty' }, Infinity, 10, atOnce);
				expect(fetches).toBeLessThanOrEqual(
					Math.ceil((paged.records + inserted) / Math.min(paged.cap, 10)) + 1 + ahead,
				);
			}),
			runs,
		);
	});

	it('ends with lowWaterMark fetches when records only go: one per page, and for each drop the pages it steps back over', async () => {
		await fc.assert(
			fc.asyncProperty(server('delete'), async (paged) => {
				const size = Math.min(paged.cap, 10);
				const { fetches, drops } = await walk({ ...paged, pastEnd: 'empty' }, Infinity, 10, atOnce);
				const back = drops.reduce((sum, gone) => sum + Math.ceil(gone / size) + 1, 0);
				expect(fetches).toBeLessThanOrEqual(Math.ceil(paged.records / size) + 1 + back + ahead);
			}),
			runs,
		);
	});

	it('always ends, however records come and go: after three fetches per page, and some', async () => {
		await fc.assert(
			fc.asyncProperty(churning, async (paged) => {
				const { fetches, inserted } = await walk(paged, Infinity, 10, atOnce);
				const pages = Math.ceil((paged.records + inserted) / Math.min(paged.cap, 10));
				expect(fetches).toBeLessThanOrEqual(3 * pages + 40 + ahead);
			}),
			runs,
		);
	});
});
