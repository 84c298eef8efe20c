import type { Pairs } from '../../test/queue/support/pairs';
import type { Machine } from '../speed/machine';

/** How many sends go out with so many workers. */
export interface Scaling {
	workers: number;
	/** Executions that each worker runs at once. */
	concurrency: number;
	/** Sends per second, a figure for each round. */
	perSecond: number[];
	/** The share of one core that each process used in the last round, by its name. */
	cpu: Record<string, number>;
	/** The share of its time in which a worker was ready to run and waited for a core, a figure for each round. */
	waited: number[];
	/** Bytes of memory of each worker at its peak. */
	memory: number[];
}

/** One execution of a sheet. */
export interface SheetRun {
	rows: number;
	/** Milliseconds that our node took, by n8n's own measure. */
	node: number;
	/** Milliseconds that the whole execution took, from its start to its end. */
	execution: number;
	/** Milliseconds from the end of the last node until n8n had saved the execution. */
	saving: number;
	/** Bytes of memory that the worker took at its peak, beyond what it had before. */
	memory: number;
}

/** The figures of a run, as bench/queue.json holds them. */
export interface QueueResults {
	machine: Machine;
	/** Milliseconds that the server takes for an answer in `scaling`. */
	delay: number;
	scaling: Scaling[];
	/** Sheets in one execution. */
	sheets: SheetRun[];
	/** The largest sheet in batches, each in a sub-workflow. `node` is the sum of all batches. */
	batches: SheetRun & { batch: number };
	/** Events that both webhook processors got at once. */
	pairs: Pairs & { events: number };
}
