import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, growth, median, missedLimits, speedUp, speedUpWithCores } from '../../../bench/queue/figures';
import { marks, noFigures } from '../../../bench/queue/report';
import type { QueueResults, SheetRun } from '../../../bench/queue/results';
import { unpadded } from './unpadded';

const sheet = (rows: number, node: number): SheetRun => ({
	rows,
	node,
	execution: node,
	saving: 0,
	memory: rows * 1000,
});

const results = (twoWorkers: number, largest: number, waited = 0): QueueResults => ({
	machine: { cores: 2, processor: 'Some', memory: 24, node: 'v24', n8nCore: '2.41.1', loadBefore: 0 },
	delay: 50,
	scaling: [
		{
			...{ workers: 1, concurrency: 1, perSecond: [100, 90, 110], waited: [0] },
			...{ cpu: { main: 0.1, 'worker-1': 0.5 }, memory: [4e8] },
		},
		{
			...{ workers: 2, concurrency: 1, perSecond: [twoWorkers], waited: [waited] },
			...{ cpu: { main: 0.1, 'worker-1': 0.4 }, memory: [4e8, 5e8] },
		},
	],
	sheets: [sheet(1000, 900), sheet(1000, 1000), sheet(1000, 1100), sheet(100_000, largest)],
	batches: { ...sheet(100_000, 90_000), batch: 1000 },
	pairs: { events: 100, started: 190, removeDuplicates: 120, postgres: 100 },
});

it('takes medians, and compares with one worker and with the smaller sheets', () => {
	expect([median([3, 1, 2]), median([1, 2, 3, 4])]).toEqual([2, 2.5]);
	expect(speedUp(results(190, 1).scaling, { workers: 2, concurrency: 1 })).toBe(1.9);
	expect(growth(results(190, 110_000))).toBeCloseTo(1.1);
});

it('names each limit that a run missed', () => {
	expect(missedLimits(results(180, 120_000))).toEqual([]);
	expect(missedLimits(results(179, 121_000))).toEqual([
		'two workers send 1.79 times as much as one (1.79 times without waiting for a core), limit 1.8',
		'the time per row grows 1.21 times, limit 1.2',
	]);
	const twice = {
		...results(180, 100_000),
		pairs: { events: 100, started: 190, removeDuplicates: 120, postgres: 101 },
	};
	expect(missedLimits(twice)).toEqual(['PostgreSQL let an event through twice, or not at all']);
});

it('does not count the time in which workers wait for a core', () => {
	const { scaling } = results(160, 1, 0.2);
	expect(speedUpWithCores(scaling, { workers: 2, concurrency: 1 })).toBe(2);
	expect(missedLimits(results(160, 100_000, 0.2))).toEqual([]);
	expect(missedLimits(results(160, 100_000, 0.1))).toEqual([
		'two workers send 1.60 times as much as one (1.78 times without waiting for a core), limit 1.8',
	]);
});

it('writes figures that a reader can add up', () => {
	const figures = figuresOf(results(190, 100_000));
	expect(figures).toContain('| 1 | 2 | 190 (190–190) | 1.90 | 0 % | 1.90 | 0.40 |');
	expect(figures).toContain('| 100,000 rows in one execution | 1.00 | 0.00 | 100.0 | 100 | 1.0 |');
	expect(figures).toContain("90 started two executions, 20 were still there twice after n8n's");
});

it('shows the figures of bench/queue.json in docs/scaling.md: after a change, run "npm run bench -- queue --plot"', () => {
	const root = join(__dirname, '../../..');
	const file = join(root, 'bench', 'queue.json');
	const page = readFileSync(join(root, 'docs', 'scaling.md'), 'utf8');
	const shown = page.split(marks.begin)[1]?.split(marks.end)[0];
	const measured = existsSync(file) ? figuresOf(JSON.parse(readFileSync(file, 'utf8')) as QueueResults) : noFigures;
	expect(unpadded(shown)).toBe(unpadded(measured));
});
