import Table from 'cli-table3';
import type { Results } from './results';
import { median, ratio, type Series } from './series';
import type { Target } from './targets';

const style = { head: [], border: [], compact: true };
const verdictTexts = { met: 'met', missed: 'MISSED', floor: 'missed, by the minimal node too' };

/** The tables of a run for the terminal: one per task and service, and one of the targets. */
export function tablesOf({ series, targets, loading }: Results): string {
	const groups = Map.groupBy(series, ({ task, variant }) => `${variant.service}: ${task.name}`);
	const parts = [...groups].map(([title, members]) => `${title}\n${seriesTable(members)}`);
	parts.push(`Loading all nodes and credentials in a new process: ${median(loading).toFixed(0)} ms`);
	parts.push(`Targets (ratios are medians of the ratios within each round)\n${targetTable(targets)}`);
	return parts.join('\n\n');
}

function seriesTable(members: readonly Series[]): string {
	const baseline = members.find(({ variant }) => variant.kind === 'minimal node') ?? members.at(-1);
	const head = [
		'',
		'median ms',
		`/ ${baseline?.variant.kind ?? ''}`,
		'ms per item',
		'CPU ms',
		'block ms',
		'requests',
		'peak MB',
		'growth MB',
	];
	const table = new Table({ head, style, colAligns: ['left', ...head.slice(1).map(() => 'right' as const)] });
	for (const { variant, ms, cpu, block, requests, peak, growth, task } of members) {
		const count = task.work.kind === 'send' ? task.work.rows : task.work.records;
		table.push([
			variant.operations === undefined ? variant.kind : `${variant.kind}, operations: ${variant.operations}`,
			median(ms).toFixed(0),
			baseline ? ratio(ms, baseline.ms).toFixed(2) : '',
			(median(ms) / count).toFixed(3),
			median(cpu).toFixed(0),
			median(block).toFixed(0),
			requests,
			(Math.max(...peak) / 1e6).toFixed(0),
			(median(growth) / 1e6).toFixed(0),
		]);
	}
	return table.toString();
}

function targetTable(targets: readonly Target[]): string {
	const table = new Table({ head: ['', 'node', 'measured', 'at most', 'minimal node', ''], style });
	for (const { name, service, value, limit, floor, verdict } of targets) {
		table.push([
			name,
			service,
			short(value),
			short(limit),
			floor === undefined ? '' : short(floor),
			verdictTexts[verdict],
		]);
	}
	return table.toString();
}

function short(value: number): string {
	return value.toFixed(value < 10 ? 2 : 0);
}
