import type { Mode } from './modes';
import type { ServiceName } from './world';

/** One run that a worker process has to make. */
export interface Job {
	service: ServiceName;
	mode: Mode;
	seed: number;
	rows: number;
}
