import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { names } from './plan';
import type { Results } from './results';
import { find, median, ratio, type Series } from './series';
import { serviceNames } from './services/names';
import type { Kind, Variant } from './variants/variant';

const file = join(__dirname, '../../docs/performance.md');
const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

const plots = `### How it grows

Time per row, against the number of rows in one run:

![Milliseconds per row over the number of rows](images/performance-rows.svg)

Time per row, against the number of operations that the node has. Its own are filled up with copies that have fields of their own:

![Milliseconds per row over the number of operations](images/performance-operations.svg)`;

const verdicts = { met: 'met', missed: '**missed**', floor: "missed, as by the engine's floor" };

/** Puts the figures of a run into docs/performance.md, between its two marks. Throws when a mark is missing. */
export async function report(results: Results): Promise<void> {
	const text = readFileSync(file, 'utf8');
	const [before, rest] = text.split(BEGIN);
	const after = rest?.split(END)[1];
	if (before === undefined || after === undefined)
		throw new Error(`docs/performance.md lacks a line "${BEGIN}" or "${END}"`);
	const style = await resolveConfig(file);
	const filled = [before.trimEnd(), BEGIN, figuresOf(results), END, after.trimStart()].join('\n\n');
	writeFileSync(file, await format(filled, { ...style, parser: 'markdown' }));
	console.log(`Written: ${relative(process.cwd(), file)}`);
}

function figuresOf(results: Results): string {
	const { machine, rounds, minutes, loading, targets, series } = results;
	const facts = `${machine.cores} cores (${machine.processor}), ${machine.memory} GB, Node ${machine.node}, n8n-core ${machine.n8nCore}`;
	const busy = `Load per core when the run began: ${machine.loadBefore}. ${machine.loadBefore > 0.3 ? 'So the machine was busy with other things: the ratios hold better than the times.' : ''}`;
	const verdictRows = targets.map(({ name, service, value, limit, floor, verdict }) => [
		name,
		service,
		value.toFixed(2),
		String(limit === 0.999 ? '< 1' : limit),
		floor === undefined ? '' : floor.toFixed(2),
		verdicts[verdict],
	]);
	return [
		`${facts}. ${rounds} rounds, ${minutes} minutes. ${busy}`,
		`### Targets\n\n${table(['What', 'Node', 'Measured', 'At most', 'Minimal node', ''], verdictRows)}`,
		plots,
		`### 1,000 sends\n\n${comparison(series, names.sends(1000), 'vm')}`,
		`The same under the legacy engine:\n\n${comparison(series, names.legacySends(1000), 'legacy')}`,
		`### 10,000 sends\n\n${comparison(series, names.sends(10_000), 'vm')}`,
		`### 200 sends with answers that take 50 ms\n\n${comparison(series, names.slow(10), 'vm')}\n\nAt Concurrency 50:\n\n${comparison(series, names.slow(50), 'vm')}`,
		`### Get Many, 10,000 records\n\n${comparison(series, names.list(10_000), 'vm')}`,
		`### Get Many, 100,000 records\n\n${comparison(series, names.list(100_000), 'vm')}`,
		`### Get Many, 1,000,000 records, once\n\n${comparison(series, names.list(1_000_000), 'vm')}`,
		`### Loading\n\nAll nodes and credentials in a new process: ${median(loading).toFixed(0)} ms.`,
	].join('\n\n');
}

function comparison(all: readonly Series[], task: string, engine: NonNullable<Variant['engine']>): string {
	const kinds: Kind[] = ['node', 'minimal node', 'HTTP Request', 'axios', 'undici'];
	const head = [
		'Node',
		'Way',
		'ms (median)',
		'Against minimal node',
		'Processor time against it',
		'Longest block (ms)',
		'Requests',
		'Peak (MB)',
		'Grew by (MB)',
	];
	const rows = serviceNames.flatMap((service) => {
		const minimal = find(all, task, { kind: 'minimal node', service, engine });
		return kinds.flatMap((kind) => {
			const series = find(all, task, { kind, service, engine });
			return series ? [[service, kind, ...cellsOf(series, minimal)]] : [];
		});
	});
	return rows.length === 0 ? 'Not measured in this run.' : table(head, rows);
}

function cellsOf({ ms, cpu, block, requests, peak, growth }: Series, minimal: Series | undefined): string[] {
	return [
		median(ms).toFixed(0),
		minimal ? ratio(ms, minimal.ms).toFixed(2) : '',
		minimal ? ratio(cpu, minimal.cpu).toFixed(2) : '',
		median(block).toFixed(0),
		String(requests),
		(Math.max(...peak) / 1e6).toFixed(0),
		(median(growth) / 1e6).toFixed(0),
	];
}

function table(head: string[], rows: string[][]): string {
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
