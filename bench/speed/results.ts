import type { Machine } from './machine';
import type { Series } from './series';
import type { ServiceName } from './services/names';
import type { Target } from './targets';

/** The results of a run, as bench/results.json holds them. */
export interface Results {
	machine: Machine;
	rounds: number;
	minutes: number;
	/** Services that were measured later, each in a run of its own. `machine`, `rounds` and `minutes` are those of the run with the others. */
	alone?: ServiceName[];
	series: Series[];
	/** The milliseconds that `require` takes for all nodes and credentials, one figure per round. */
	loading: number[];
	targets: Target[];
}
