import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../../../nodes/shared/base/record';
import { listSource, type PolledList } from '../../../../nodes/shared/trigger';
import { OVERLAP } from '../../../../nodes/shared/trigger/pollCursor';

const START = Date.UTC(2026, 2, 2, 9, 0, 0);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A record of the server: its time by the server's clock, in ms since the epoch. */
interface ServerRecord extends IDataObject {
	id: string;
	at: number;
}

type Step =
	| { kind: 'arrive'; lateBy: number }
	| { kind: 'import'; age: number }
	| { kind: 'fail' | 'poll' | 'restart' | 'twoPolls' }
	| { kind: 'wait'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	// At once, in the same second, or as late as is allowed.
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('arrive' as const),
			lateBy: fc.oneof(fc.constant(0), fc.nat(999), fc.nat(OVERLAP), fc.constant(OVERLAP)),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('import' as const), age: fc.integer({ min: DAY, max: 300 * DAY }) }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom('poll' as const, 'poll' as const, 'twoPolls' as const, 'fail' as const, 'restart' as const),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.oneof(fc.nat(2000), fc.nat(3 * OVERLAP)) }),
	},
);

/** A server with a list, and n8n that polls it. `differs`: ms by which the server's clock is ahead. `most`: events that a poll takes. */
class World {
	readonly given: string[] = [];
	private readonly records: ServerRecord[] = [];
	private now = START;
	private saved: IDataObject | undefined;
	private isBroken = false;

	constructor(
		private readonly differs: number,
		private readonly most: number,
	) {}

	private readonly list: PolledList = {
		name: 'messages',
		hasSince: true,
		read: async (_fetch, { since }) => {
			if (this.isBroken) throw new Error('500');
			return await Promise.resolve(this.records.filter(({ at }) => at >= since));
		},
		entriesOf: (record) => [{ id: toText(record.id), at: Number(record.at), record }],
		itemOf: (record) => record,
	};

	/** A record becomes visible now whose time is `age` ms ago. Gives its ID. */
	add(age: number): string {
		const id = String(this.records.length + 1);
		this.records.push({ id, at: this.now + this.differs - age });
		return id;
	}

	async poll(): Promise<void> {
		const commit = await this.read();
		this.commit(commit);
	}

	async take({ kind, ...more }: Step): Promise<void> {
		if (kind === 'wait' && 'ms' in more) this.now += more.ms;
		if (kind === 'restart') this.saved = this.saved && (JSON.parse(JSON.stringify(this.saved)) as IDataObject);
		if (kind === 'poll') await this.poll();
		if (kind === 'fail') {
			this.isBroken = true;
			await expect(this.poll()).rejects.toThrow('500');
			this.isBroken = false;
		}
		if (kind === 'twoPolls') {
			const commits = [await this.read(), await this.read()];
			for (const commit of commits.reverse()) this.commit(commit);
		}
	}

	private async read() {
		const reading = { fetch: async () => await Promise.resolve({}), now: this.now, maxAge: DAY, most: this.most };
		return await listSource(this.list).read(reading, this.saved);
	}

	private commit(commit: Awaited<ReturnType<World['read']>>): void {
		const { state, items } = commit(this.saved);
		this.saved = state;
		const times = items.map(({ at }) => Number(at));
		expect(times).toEqual(times.toSorted((one, other) => one - other));
		this.given.push(...items.map(({ id }) => toText(id)));
	}
}

it('Every record that appears in time comes once, oldest first, whatever fails; what was there before, and what was imported, never', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 25 }),
			fc.integer({ min: -45 * MINUTE, max: 45 * MINUTE }),
			fc.constantFrom(2, 1000),
			async (steps, differs, most) => {
				const world = new World(differs, most);
				world.add(0);
				await world.poll();
				const arrived: string[] = [];
				for (const current of steps) {
					if (current.kind === 'arrive') arrived.push(world.add(current.lateBy));
					else if (current.kind === 'import') world.add(current.age);
					else await world.take(current);
				}
				for (let left = 0; left <= arrived.length; left += most) await world.poll();
				expect(world.given.toSorted()).toEqual(arrived.toSorted());
			},
		),
		{ numRuns: 10_000 },
	);
});
