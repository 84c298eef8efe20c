import type { Mode } from './modes';

/** One run that a worker process has to make. */
export interface Job {
	mode: Mode;
	seed: number;
	rows: number;
}
