import type { Figures, Measured } from './measure';

/** The most that a case may take, as a multiple of the ideal or of the bound, and the largest share of 429s. */
const CALM = 1.25;
const CHANGED = 1.5;
const NEAR_BOUND = 1.25;
const REFUSED = 0.03;

/** The worst seed of a case. */
export function worst({ figures }: Pick<Measured, 'figures'>, of: (figures: Figures) => number): number {
	return Math.max(...figures.map(of));
}

/** Why a case misses its targets; empty when it meets them with every seed. */
export function missesOf({ figures, changes }: Measured): string[] {
	return missesOfFigures(figures, changes);
}

/** Why a case misses its targets, by its figures. `changes`: the limit changes in the run. */
export function missesOfFigures(figures: Figures[], changes: boolean): string[] {
	const limit = changes ? CHANGED : CALM;
	const isSlow = ({ seconds, ideal, bound = ideal }: Figures) =>
		seconds > limit * ideal && !(changes && seconds <= NEAR_BOUND * bound);
	return [
		...(figures.some(isSlow) ? ['time'] : []),
		...(worst({ figures }, ({ refused }) => refused) > REFUSED ? ['429s'] : []),
		...(worst({ figures }, ({ failed }) => failed) > 0 ? ['failed rows'] : []),
	];
}
