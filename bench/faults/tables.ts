import Table from 'cli-table3';
import { modeName } from './modes';
import type { Count, StoredCount, Tally } from './tally';
import { shareOf } from './verdict';

const columns = ['tried', 'once', 'twice', 'lost', 'reported'] as const;
const widths = columns.map((name) => Math.max(name.length, 5));

/** A table with one line per kind of fault and one group of columns per mode. Kinds that hit no row in any mode are left out. */
export function kindsTable(tallies: readonly Tally[]): string {
	return countsTable('Fault at the first send', tallies, ({ byKind }) => byKind);
}

/** A table with one line per kind of row and one group of columns per mode. */
export function rowKindsTable(tallies: readonly Tally[]): string {
	return countsTable('Row', tallies, ({ byRowKind }) => byRowKind);
}

function countsTable(
	title: string,
	tallies: readonly Tally[],
	countsOf: (tally: Tally) => Record<string, Count>,
): string {
	const head = tallies.map(({ mode }) => `${modeName(mode)}\n${lineOf(columns)}`);
	const table = new Table({ head: [title, ...head], style });
	for (const label of Object.keys(tallies[0] ? countsOf(tallies[0]) : {})) {
		const counts = tallies.map((tally) => countsOf(tally)[label]);
		if (counts.some((count) => count !== undefined && count.tried > 0)) table.push([label, ...counts.map(cellOf)]);
	}
	table.push(['all rows', ...tallies.map(({ total }) => cellOf(total))]);
	return table.toString();
}

/** A table with the totals of each mode on one line. */
export function totalsTable(tallies: readonly Tally[]): string {
	const table = new Table({
		head: [
			'Mode',
			'Delivered',
			'Stored\ntwice',
			'Lost',
			'Possibly\nsent:\nstored/not',
			'Failed:\nstored/not',
			'Not\nreported:\nstored/not',
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
			pair(tally.possiblySent),
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

function pair({ stored, notStored }: StoredCount): string {
	return `${stored}/${notStored}`;
}

// Rounded down, so that 100 % means every row.
function percent(share: number): string {
	return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}
