import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	MOST_SEEN,
	OVERLAP,
	parseCursor,
	take,
	type Cursor,
	type Entry,
} from '../../../nodes/shared/trigger/pollCursor';

/** Something that happens between a service and the schedule of n8n. Times are in ms. */
type Step =
	| { kind: 'arrive'; lateBy: number; count: number }
	| { kind: 'import'; age: number }
	| { kind: 'fail' | 'poll' | 'restart' | 'twoPolls' }
	| { kind: 'wait'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('arrive' as const),
			// At once, in the same second, or as late as is allowed.
			lateBy: fc.oneof(fc.constant(0), fc.nat(999), fc.nat(OVERLAP), fc.constant(OVERLAP)),
			count: fc.integer({ min: 1, max: 7 }),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('import' as const),
			age: fc.integer({ min: 3 * OVERLAP, max: 1000 * OVERLAP }),
		}),
	},
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('poll' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constantFrom('fail' as const, 'restart' as const, 'twoPolls' as const) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.nat(2000), fc.nat(3 * OVERLAP)) }),
	},
);

const START = 1_800_000_000_000;
/** Events that a poll takes at most. */
const MOST = 3;

/** A service with one list, and a trigger that polls it. The server's clock and the order of the answer are as chosen. */
class Scene {
	now = START;
	readonly listed: Entry[] = [];
	readonly expected: string[] = [];
	readonly given: string[] = [];
	private cursor: Cursor = { latest: START, seen: {} };
	private saved = JSON.stringify(this.cursor);

	constructor(private readonly order: 'newest' | 'oldest') {}

	arrive(at: number, isExpected: boolean): void {
		const id = String(this.listed.length + 1);
		this.listed.push({ id, at, record: { id } });
		if (isExpected) this.expected.push(id);
	}

	/** What one poll reads; the function takes it. */
	read(): () => number {
		const entries = this.order === 'oldest' ? [...this.listed] : this.listed.toReversed();
		const { now } = this;
		return () => {
			const { given, cursor } = take(this.cursor, entries, { now, oldest: 0, most: MOST });
			// Calls of expect would take most of the time of the test.
			const isSorted = given.every(({ at = 0 }, index) => index === 0 || at >= (given[index - 1]?.at ?? 0));
			if (!isSorted) throw new Error('The events are not sorted');
			this.given.push(...given.map(({ id }) => id));
			// n8n keeps the static data of a schedule in memory, and saves it with every execution.
			this.cursor = cursor;
			if (given.length > 0) this.saved = JSON.stringify(cursor);
			return given.length;
		};
	}

	poll(): number {
		return this.read()();
	}

	restart(): void {
		this.cursor = parseCursor(JSON.parse(this.saved) as IDataObject)!;
	}
}

function live(scene: Scene, steps: Step[]): void {
	for (const current of steps) {
		if (current.kind === 'wait') scene.now += current.ms;
		else if (current.kind === 'arrive') {
			// Entries of one step have the same time.
			for (let n = 0; n < current.count; n++) scene.arrive(Math.max(scene.now - current.lateBy, START), true);
		} else if (current.kind === 'import') scene.arrive(START - current.age, false);
		else if (current.kind === 'fail') scene.read();
		else if (current.kind === 'restart') scene.restart();
		else if (current.kind === 'poll') scene.poll();
		else {
			const [first, second] = [scene.read(), scene.read()];
			second();
			first();
		}
	}
	while (scene.poll() > 0);
}

it('gives every event once, in whatever order it arrives and whatever fails, and no imported one', () => {
	fc.assert(
		fc.property(
			fc.array(step, { minLength: 1, maxLength: 25 }),
			fc.constantFrom('newest' as const, 'oldest' as const),
			(steps, order) => {
				const scene = new Scene(order);
				live(scene, steps);
				expect(scene.given.toSorted()).toEqual(scene.expected.toSorted());
			},
		),
		{ numRuns: 10_000 },
	);
});

it('remembers a bounded number of IDs, and gives each of more events of one moment once', () => {
	const scene = new Scene('newest');
	for (let n = 0; n < MOST_SEEN + 500; n++) scene.arrive(START + 1000, true);
	scene.now += 2000;
	let cursor: Cursor = { latest: START, seen: {} };
	const given: string[] = [];
	for (let polls = 0; polls < 25; polls++) {
		const taken = take(cursor, scene.listed, { now: scene.now, oldest: 0, most: 500 });
		cursor = taken.cursor;
		given.push(...taken.given.map(({ id }) => id));
	}
	expect(Object.keys(cursor.seen)).toHaveLength(MOST_SEEN);
	expect(new Set(given).size).toBe(given.length);
	expect(given).toHaveLength(MOST_SEEN + 500);
});

it('counts what is too old, and gives none of it', () => {
	const entries: Entry[] = [1, 2, 3].map((n) => ({ id: String(n), at: START + n, record: {} }));
	const { given, tooOld } = take({ latest: START, seen: {} }, entries, { now: START + 9, oldest: START + 3, most: 9 });
	expect([given.map(({ id }) => id), tooOld]).toEqual([['3'], 2]);
});
