import Table from 'cli-table3';
import { modeName } from './modes';
import type { Count, Tally, Told } from './tally';
import { shareOf } from './verdict';

const columns = ['tried', 'once', 'twice', 'lost', 'reported'] as const;
const widths = columns.map((name) => Math.max(name.length, 5));

/** One line per kind of fault, one group of columns per mode; kinds that hit no row in any mode are left out. */
export function kindsTable(tallies: readonly Tally[]): string {
	const head = tallies.map(({ mode }) => `${modeName(mode)}\n${lineOf(columns)}`);
	const table = new Table({ head: ['First send of the row ran into', ...head], style });
	for (const label of Object.keys(tallies[0]?.byKind ?? {})) {
		const counts = tallies.map(({ byKind }) => byKind[label]);
		if (counts.some((count) => count !== undefined && count.tried > 0)) table.push([label, ...counts.map(cellOf)]);
	}
	table.push(['all rows', ...tallies.map(({ total }) => cellOf(total))]);
	return table.toString();
}

/** One line per mode. */
export function totalsTable(tallies: readonly Tally[]): string {
	const table = new Table({
		head: [
			'Mode',
			'Delivered',
			'Stored\ntwice',
			'Lost',
			'"May have\narrived":\nstored/not',
			'"Failed":\nstored/not',
			'Nothing\ntold:\nstored/not',
			'Retryable\nfaults:\ndelivered',
			'Could be\ndelivered:\ndelivered',
			'Requests',
			'Time',
		],
		style,
	});
	for (const tally of tallies) {
		const { mode, total, retryable, deliverable } = tally;
		table.push([
			modeName(mode),
			percent((total.once + total.twice) / total.tried),
			total.twice,
			total.lost,
			pair(tally.mayHaveArrived),
			pair(tally.failed),
			pair(tally.untold),
			retryable.rows > 0 ? `${percent(shareOf(retryable))} of ${retryable.rows}` : '-',
			deliverable.rows > 0 ? `${percent(shareOf(deliverable))} of ${deliverable.rows}` : '-',
			tally.requests,
			`${tally.seconds.toFixed(1)} s`,
		]);
	}
	return table.toString();
}

const style = { head: [], border: [], compact: true };

function cellOf(count: Count | undefined): string {
	return lineOf(columns.map((name) => String(count?.[name] ?? 0)));
}

function lineOf(texts: readonly string[]): string {
	return texts.map((text, index) => text.padStart(widths[index] ?? 0)).join(' ');
}

function pair({ stored, notStored }: Told): string {
	return `${stored}/${notStored}`;
}

// Not rounded up: 100 % means every row.
function percent(share: number): string {
	return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}
