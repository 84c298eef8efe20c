import { median, ratio, type Series } from '../../../bench/speed/series';
import { targetsOf } from '../../../bench/speed/targets';
import { names, type Task } from '../../../bench/speed/task';
import type { Kind } from '../../../bench/speed/variants/variant';

const extent = { rounds: 3, quick: false };
const task: Task = { name: names.sends(1000), work: { kind: 'send', rows: 1000 }, delay: 0, rounds: 3 };

function series(kind: Kind, ms: number[]): Series {
	const variant = { kind, service: 'Respondent', engine: 'vm' } as const;
	return { variant, task, ms, cpu: ms, block: ms, peak: ms, growth: ms, items: 1000, requests: 1000 };
}

function verdictOn(node: number[], minimal: number[], http: number[]) {
	const all = [series('node', node), series('minimal node', minimal), series('HTTP Request', http)];
	const name = '1,000 sends / HTTP Request';
	return targetsOf(all, extent).find((target) => target.service === 'Respondent' && target.name === name);
}

it('takes the median', () => {
	expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

it('compares within each round, so that a slow moment of the machine affects both sides', () => {
	expect(ratio([10, 100, 12], [10, 100, 10])).toBe(1);
});

it('meets a target, misses it, or misses it together with the minimal node', () => {
	expect(verdictOn([9, 9, 9], [8, 8, 8], [10, 10, 10])).toMatchObject({ value: 0.9, floor: 0.8, verdict: 'met' });
	expect(verdictOn([11, 11, 11], [9, 9, 9], [10, 10, 10])).toMatchObject({ value: 1.1, verdict: 'missed' });
	expect(verdictOn([12, 12, 12], [11, 11, 11], [10, 10, 10])).toMatchObject({ floor: 1.1, verdict: 'floor' });
});

it('gives the lowest and the highest round', () => {
	expect(verdictOn([9, 8, 12], [9, 9, 9], [10, 10, 10])).toMatchObject({ value: 0.9, range: [0.8, 1.2] });
});

it('misses what was not measured', () => {
	const other = targetsOf([], extent);
	expect(other.length).toBeGreaterThan(0);
	expect(other.every(({ verdict }) => verdict === 'missed')).toBe(true);
});
