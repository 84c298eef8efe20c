import type { RespondentCredentials } from './credentials';
import type { Notifier } from './notifier';
import type { RespondentQuirks } from './quirks';
import type { RespondentStore } from './store';

/** The state that the handlers read and change. */
export interface RespondentState {
	/** Replaced by a new store on reset. */
	store: RespondentStore;
	readonly quirks: RespondentQuirks;
	readonly credentials: RespondentCredentials;
	/** Sends events to the team's webhook. */
	readonly notifier: Notifier;
	/** Cache of the last filtered list: a client usually requests the pages of one list one after the other. */
	filtered?: { key: string; version: number; rows: readonly object[] };
}

/** The rows that `keep` accepts. `key` is the cache key of the filter; the last result is cached until the store changes. */
export function filterRows<T extends object>(
	state: RespondentState,
	key: string,
	rows: readonly T[],
	keep: (row: T) => boolean,
): readonly T[] {
	const { version } = state.store;
	const cached = state.filtered;
	if (cached?.key === key && cached.version === version) return cached.rows as readonly T[];
	const filtered = rows.filter(keep);
	state.filtered = { key, version, rows: filtered };
	return filtered;
}
