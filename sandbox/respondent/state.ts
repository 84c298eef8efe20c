import type { Notifier } from './outbox';
import type { RespondentQuirks } from './quirks';
import type { RespondentStore } from './store';

/** What the handlers work on. */
export interface RespondentState {
	/** Replaced by a new one on reset. */
	store: RespondentStore;
	readonly quirks: RespondentQuirks;
	readonly credentials: RespondentCredentials;
	/** Tells the webhook what happened. */
	readonly notifier: Notifier;
	/** The last filtered list, since pages of one list are asked for one after the other. */
	filtered?: { key: string; version: number; rows: readonly object[] };
}

export interface RespondentCredentials {
	apiKey: string;
	apiSecret: string;
}

/** The rows that pass a filter; the answer for the last filter is kept until something is written. */
export function filterRows<T extends object>(
	state: RespondentState,
	key: string,
	rows: readonly T[],
	keep: (row: T) => boolean,
): readonly T[] {
	const { version } = state.store;
	const known = state.filtered;
	if (known?.key === key && known.version === version) return known.rows as readonly T[];
	const kept = rows.filter(keep);
	state.filtered = { key, version, rows: kept };
	return kept;
}
