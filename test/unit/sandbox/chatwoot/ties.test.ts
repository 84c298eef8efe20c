import { mulberry32 } from '../../../../sandbox/server/random';
import { ascending, byAll, descending, inOrder } from '../../../../sandbox/chatwoot/rules/ties';

interface Row {
	id: number;
	name: number | null;
}

const rows: Row[] = Array.from({ length: 60 }, (_, index) => ({ id: index, name: index % 2 === 0 ? 1 : null }));
const ids = (ordered: Row[]) => ordered.map(({ id }) => id);

it('keeps the order of the sort, with missing values last in both directions', () => {
	for (const order of [ascending<Row>(({ name }) => name), descending<Row>(({ name }) => name)]) {
		const ordered = inOrder(rows, order, mulberry32(1));
		expect(ordered.map(({ name }) => name)).toEqual([...Array<number>(30).fill(1), ...Array<null>(30).fill(null)]);
	}
});

it('gives equal rows in another order each time, so that a walk by pages misses some of them', () => {
	const random = mulberry32(1);
	const page = (number: number) =>
		ids(
			inOrder(
				rows,
				ascending<Row>(() => 0),
				random,
			),
		).slice(number * 10, number * 10 + 10);
	const walked = [0, 1, 2, 3, 4, 5].flatMap(page);
	expect(walked).toHaveLength(60);
	expect(new Set(walked).size).toBeLessThan(60);
});

it('gives the same order for the same seed', () => {
	const once = () =>
		ids(
			inOrder(
				rows,
				ascending<Row>(({ name }) => name),
				mulberry32(7),
			),
		);
	expect(once()).toEqual(once());
});

it('loses nothing when the last sort tells all rows apart', () => {
	const order = byAll(
		ascending<Row>(({ name }) => name),
		descending<Row>(({ id }) => id),
	);
	const random = mulberry32(1);
	expect(ids(inOrder(rows, order, random))).toEqual(ids(inOrder(rows, order, random)));
	expect(ids(inOrder(rows, order, random))[0]).toBe(58);
});
