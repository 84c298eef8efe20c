import type { Results } from './results';
import { find, median, ratios, type Series } from './series';
import { serviceNames, type ServiceName } from './services/names';
import { LESS_THAN_ONE, type Target } from './targets';
import { names } from './task';
import type { Kind, Variant } from './variants/variant';

const growth = `By the number of rows in one run:

![Milliseconds per row, by the number of rows](images/performance-rows.svg)

By the number of operations of the node (beyond its own, copies of them with their own fields):

![Milliseconds per row, by the number of operations](images/performance-operations.svg)`;

const allKinds: Kind[] = ['node', 'minimal node', 'HTTP Request', 'axios', 'undici'];
const forUsers: Kind[] = ['node', 'HTTP Request', 'axios'];

/** The tasks in the table of times. */
const timedTasks: Array<{ title: string; task: string; engine: NonNullable<Variant['engine']>; kinds?: Kind[] }> = [
	{ title: '1,000 sends', task: names.sends(1000), engine: 'vm' },
	{ title: '1,000 sends, legacy engine', task: names.legacySends(1000), engine: 'legacy', kinds: forUsers },
	{ title: '10,000 sends', task: names.sends(10_000), engine: 'vm' },
	{ title: '200 sends, responses after 50 ms', task: names.slow(10), engine: 'vm' },
	{ title: 'the same, Concurrency 50', task: names.slow(50), engine: 'vm' },
	{ title: 'Get Many, 10,000 records', task: names.list(10_000), engine: 'vm' },
	{ title: 'Get Many, 100,000 records', task: names.list(100_000), engine: 'vm' },
];

/** The points under "In short" of docs/performance.md, as Markdown. Ranges are those of the services. */
export function summaryOf({ targets, series }: Results): string {
	const valuesOf = (target: string) => targets.filter(({ name }) => name === target).map(({ value }) => value);
	const ofServices = (figure: (service: ServiceName) => number) => extent(serviceNames.map(figure));
	const legacy = ofServices((service) => {
		const msOf = (kind: Kind) => find(series, names.legacySends(1000), { kind, service })?.ms ?? [];
		return median(ratios(msOf('node'), msOf('HTTP Request')));
	});
	const blockOf = (kind: Kind) =>
		ofServices((service) => median(find(series, names.sends(10_000), { kind, service, engine: 'vm' })?.block ?? []));
	const list = ofServices((service) => {
		return median(find(series, names.list(10_000), { kind: 'node', service, engine: 'vm' })?.ms ?? []);
	});
	return [
		`1,000 sends take ${between(extent(valuesOf('1,000 sends / HTTP Request')), 2)} times as long as with HTTP Request; with n8n's legacy expression engine ${between(legacy, 2)} times.`,
		`At 10,000 rows HTTP Request blocks n8n's event loop for ${between(blockOf('HTTP Request'), 0)} ms, these nodes for ${between(blockOf('node'), 0)} ms.`,
		`Get Many with 10,000 records takes ${between(list, 0)} ms, ${between(extent(valuesOf('Get Many of 10,000 / axios')), 1)} times as long as axios.`,
		`A node with all its operations takes ${between(extent(valuesOf('All operations / one operation')), 2)} times as long as with one.`,
	]
		.map((point) => `- ${point}`)
		.join('\n');
}

function extent(values: readonly number[]): [number, number] {
	return [Math.min(...values), Math.max(...values)];
}

function between([lowest, highest]: [number, number], digits: number): string {
	return `${lowest.toFixed(digits)}–${highest.toFixed(digits)}`;
}

/** The figures of a run for docs/performance.md, as Markdown. */
export function figuresOf({ machine, rounds, minutes, alone = [], loading, targets, series }: Results): string {
	const load = machine.loadBefore > 0.3 ? ', so the machine was busy and ratios are more reliable than times' : '';
	const times = timedTasks.flatMap(({ title, task, engine, kinds = allKinds }) =>
		comparison(title, kinds, (kind, service) => find(series, task, { kind, service, engine })?.ms),
	);
	const blocks = comparison('Longest event loop block, 10,000 sends (ms)', forUsers, (kind, service) => {
		return find(series, names.sends(10_000), { kind, service, engine: 'vm' })?.block;
	});
	const memory = comparison('Memory growth, Get Many, 100,000 records (MB)', forUsers, (kind, service) =>
		find(series, names.list(100_000), { kind, service, engine: 'vm' })?.growth.map((bytes) => bytes / 1e6),
	);
	const head = ['Work', 'Program', ...serviceNames];
	return [
		`Measured on ${machine.cores} cores (${machine.processor}) with ${machine.memory} GB, Node.js ${machine.node} and n8n-core ${machine.n8nCore}, in ${rounds} rounds and ${minutes} minutes. The load per core before the run was ${machine.loadBefore}${load}. Figures are medians, with the lowest and the highest round in brackets.`,
		alone.map((service) => `${service} was measured later, on its own; minutes and load are without it.`).join(' '),
		`### Targets\n\n${targetTable(targets.filter(({ exact, verdict }) => !exact || verdict !== 'met'))}`,
		floorNote(targets),
		metCounts(targets),
		`### Times in milliseconds\n\n${table(head, times)}`,
		hugeList(series),
		`### Event loop, memory and loading\n\n${table(head, [...blocks, ...memory])}`,
		`Loading all nodes and credentials in a new process takes ${spread(loading)} ms.`,
		`### Growth\n\n${growth}`,
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** One line per target, one column per service. */
function targetTable(targets: readonly Target[]): string {
	const lines = [...Map.groupBy(targets, ({ name }) => name)].map(([name, ofServices]) => {
		const limit = ofServices[0]?.limit;
		const cells = serviceNames.map((service) => cellOf(ofServices.find((target) => target.service === service)));
		return [name, limit === LESS_THAN_ONE ? '< 1' : `≤ ${limit ?? ''}`, ...cells];
	});
	return table(['What', 'Limit', ...serviceNames], lines);
}

function cellOf(target: Target | undefined): string {
	if (!target) return '';
	const { value, range, verdict } = target;
	const text = range ? rangeText(value, range, value < 10 ? 2 : 0) : value.toFixed(Number.isInteger(value) ? 0 : 2);
	return { met: text, missed: `**${text} missed**`, floor: `${text} \\*` }[verdict];
}

/** Explains the asterisk in the table of targets. */
function floorNote(targets: readonly Target[]): string {
	const missed = targets.filter(({ verdict }) => verdict === 'floor');
	if (missed.length === 0) return '';
	const list = [...Map.groupBy(missed, ({ name }) => name)].map(
		([name, ofServices]) =>
			`${name}: ${ofServices.map(({ service, floor = NaN }) => `${floor.toFixed(2)} in ${service}`).join(', ')}`,
	);
	return `\\* Missed by the minimal node too (${list.join('; ')}): n8n is the limit.`;
}

/** Names the counts that all services meet, which the table of targets leaves out. */
function metCounts(targets: readonly Target[]): string {
	const counts = [...Map.groupBy(targets, ({ name }) => name).values()].filter((ofServices) =>
		ofServices.every(({ exact, verdict }) => exact && verdict === 'met'),
	);
	const list = counts.flatMap(([first, ...rest]) => {
		const others = rest
			.filter(({ limit }) => limit !== first?.limit)
			.map(({ service, limit }) => `, ${service} ${limit}`);
		return first ? `${first.name}: ${first.limit}${others.join('')}` : [];
	});
	return list.length === 0 ? '' : `Counts, met exactly by all nodes: ${list.join('; ')}.`;
}

/** The lines of one task: one per program that was measured, one column per service. */
function comparison(
	title: string,
	kinds: readonly Kind[],
	roundsOf: (kind: Kind, service: Series['variant']['service']) => readonly number[] | undefined,
): string[][] {
	const lines = kinds.flatMap((kind) => {
		const cells = serviceNames.map((service) => roundsOf(kind, service));
		return cells.some(Boolean) ? [[kind, ...cells.map((rounds) => (rounds ? spread(rounds) : ''))]] : [];
	});
	return lines.map((line, index) => [index === 0 ? title : '', ...line]);
}

function hugeList(series: readonly Series[]): string {
	const parts = (['node', 'axios'] as const).flatMap((kind) => {
		const found = find(series, names.list(1_000_000), { kind, service: 'Respondent', engine: 'vm' });
		if (!found) return [];
		const seconds = (median(found.ms) / 1000).toFixed(1);
		return `${kind} ${seconds} s with a peak of ${(Math.max(...found.peak) / 1e6).toFixed(0)} MB`;
	});
	return parts.length === 0 ? '' : `1,000,000 records of Respondent, read once: ${parts.join(', ')}.`;
}

function spread(rounds: readonly number[]): string {
	return rangeText(median(rounds), extent(rounds), 0);
}

function rangeText(value: number, [lowest, highest]: [number, number], digits: number): string {
	return `${value.toFixed(digits)} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}

function table(head: string[], lines: string[][]): string {
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
