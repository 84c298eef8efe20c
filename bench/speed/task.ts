import type { Work } from './variants/variant';

/** One measurement: work that is repeated for a number of rounds. */
export interface Task {
	/** Unique; also the title in the tables. */
	name: string;
	work: Work;
	/** Milliseconds that the server waits before each response. */
	delay: number;
	rounds: number;
	/** Whether each round starts new processes, which is needed to measure their peak memory. */
	fresh?: boolean;
}

/** The names of the tasks, by which targets, tables and plots find them. */
export const names = {
	sends: (rows: number) => `${rows} sends`,
	legacySends: (rows: number) => `${rows} sends, legacy engine`,
	slow: (concurrency: number) => `200 sends, 50 ms, concurrency ${concurrency}`,
	list: (records: number) => `Get Many, ${records} records`,
	evaluations: 'evaluations',
	/** The node with all its operations, and the node cut down to one. */
	cutDown: 'sends in short turns',
	byOperations: 'by operations',
};

/** Sends `rows` rows at once. */
export function sendTask(rows: number, rounds: number, name = names.sends(rows)): Task {
	return { name, work: { kind: 'send', rows }, delay: 0, rounds };
}

/**
 * Sends few rows in many rounds. A difference of a few per cent shows only over many turns that are shorter than the slow
 * moments of the machine.
 */
export function shortSendTask(rounds: number, name: string): Task {
	return sendTask(250, rounds, name);
}

/** Reads a list. */
export function listTask(records: number, rounds: number): Task {
	return { name: names.list(records), work: { kind: 'list', records }, delay: 0, rounds };
}

/** Reads a list as raw output, in a new process each time, to measure memory. */
export function bigListTask(records: number, rounds: number): Task {
	return { ...listTask(records, rounds), work: { kind: 'list', records, raw: true }, fresh: true };
}
