import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import saved from '../../../bench/results.json';
import { figuresOf, summaryOf } from '../../../bench/speed/figures';
import { marks, summaryMarks } from '../../../bench/speed/report';
import type { Results } from '../../../bench/speed/results';
import { targetsOf } from '../../../bench/speed/targets';
import { unpadded } from './unpadded';

const results = saved as Results;
const page = readFileSync(join(__dirname, '../../../docs/performance.md'), 'utf8');
const partOf = ({ begin, end }: typeof marks) => page.split(begin)[1]?.split(end)[0];

it('judges the measurements in bench/results.json as they are judged there', () => {
	expect(targetsOf(results.series, { rounds: results.rounds, quick: false })).toEqual(results.targets);
});

it('shows the figures of bench/results.json in docs/performance.md: after a change, run "npm run bench -- --plot"', () => {
	expect(unpadded(partOf(marks))).toBe(unpadded(figuresOf(results)));
	expect(unpadded(partOf(summaryMarks))).toBe(unpadded(summaryOf(results)));
});

it('says which services were measured in a run of their own', () => {
	expect(figuresOf({ ...results, alone: ['Chatwoot'] })).toContain('Chatwoot was measured later, on its own');
	expect(figuresOf({ ...results, alone: [] })).not.toContain('measured later');
});

it('keeps docs/performance.md short enough to read', () => {
	expect(page.split(/\s+/).length).toBeLessThan(1500);
});
