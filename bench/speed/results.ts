import type { Machine } from './machine';
import type { Series } from './series';
import type { Target } from './targets';

/** The results of a run, as bench/results.json holds them. */
export interface Results {
	machine: Machine;
	rounds: number;
	minutes: number;
	series: Series[];
	/** The milliseconds that `require` takes for all nodes and credentials, one figure per round. */
	loading: number[];
	targets: Target[];
}
