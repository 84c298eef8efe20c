import type { Machine } from './machine';
import type { Series } from './series';
import type { Target } from './targets';

/** Everything that a run has found: what bench/results.json holds. */
export interface Results {
	machine: Machine;
	rounds: number;
	minutes: number;
	series: Series[];
	/** Milliseconds to `require` all nodes and credentials. */
	loading: number[];
	targets: Target[];
}
