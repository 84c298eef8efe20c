import { WaitingLine } from '../../../../nodes/shared/http/waitingLine';

const [sheet, other, picker] = [{}, {}, {}];

/** A line in which wait, in this order of arrival, the callers given. Each is named by its caller's letter and a number. */
function lineOf(...callers: Array<[letter: string, caller: object | undefined]>) {
	const line = new WaitingLine<{ name: string; caller?: object }>();
	const add = ([letter, caller]: [string, object | undefined], number: number) =>
		line.add({ name: `${letter}${number}`, ...(caller && { caller }) });
	callers.forEach(add);
	const serve = () => {
		const [first] = line;
		if (first) line.remove(first, true);
		return first?.name;
	};
	const serveAll = () => {
		const served = [];
		while (!line.isEmpty) served.push(serve());
		return served;
	};
	return { line, serve, serveAll, add };
}

describe('WaitingLine', () => {
	it('serves one caller in the order of its calls', () => {
		expect(lineOf(['a', sheet], ['a', sheet], ['a', sheet]).serveAll()).toEqual(['a0', 'a1', 'a2']);
		expect(lineOf(['-', undefined], ['-', undefined]).serveAll()).toEqual(['-0', '-1']);
	});

	it('serves callers in turns, however many requests one of them has waiting', () => {
		const { serveAll } = lineOf(['a', sheet], ['a', sheet], ['a', sheet], ['b', other], ['b', other], ['c', picker]);
		expect(serveAll()).toEqual(['a0', 'b3', 'c5', 'a1', 'b4', 'a2']);
	});

	it('lets no stream of new callers starve one that waits', () => {
		const { serve, add } = lineOf(['a', sheet], ['a', sheet]);
		const served = [];
		for (let number = 2; number < 8; number++) {
			add(['n', {}], number);
			served.push(serve());
		}
		expect(served).toEqual(['a0', 'n2', 'a1', 'n3', 'n4', 'n5']);
	});

	it('tells the order of service', () => {
		const { line } = lineOf(['a', sheet], ['a', sheet], ['a', sheet], ['b', other]);
		expect([...line].map(({ name }) => name)).toEqual(['a0', 'b3', 'a1', 'a2']);
	});

	it('keeps the turn of a caller of whom somebody leaves without having been served', () => {
		const { line, serveAll } = lineOf(['a', sheet], ['a', sheet], ['b', other]);
		const [first] = line;
		expect(first && line.remove(first, false)).toBe(true);
		expect(first && line.remove(first, false)).toBe(false);
		expect(first && line.has(first)).toBe(false);
		expect(serveAll()).toEqual(['a1', 'b2']);
	});
});
