import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import saved from '../../../bench/results.json';
import { figuresOf } from '../../../bench/speed/figures';
import { marks } from '../../../bench/speed/report';
import type { Results } from '../../../bench/speed/results';
import { targetsOf } from '../../../bench/speed/targets';
import { unpadded } from './unpadded';

const results = saved as Results;
const page = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8');

it('judges the measurements in bench/results.json as they are judged there', () => {
	expect(targetsOf(results.series, { rounds: results.rounds, quick: false })).toEqual(results.targets);
});

it('shows the figures of bench/results.json in docs/performance.md: after a change, run "npm run bench -- --plot"', () => {
	const figures = page.split(marks.begin)[1]?.split(marks.end)[0];
	expect(unpadded(figures)).toBe(unpadded(figuresOf(results)));
});

it('keeps docs/performance.md short enough to read', () => {
	expect(page.split(/\s+/).length).toBeLessThan(1500);
});
