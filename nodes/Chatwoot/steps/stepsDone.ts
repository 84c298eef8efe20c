import type { Row } from '../../shared';

/** What a row of Send to Contact has done before its message, in words for the user. These steps stay. */
export interface StepsDone {
	contact?: string;
	conversation?: string;
}

// The router may run a row again after a lost answer; then the contact and the conversation are there already.
const stepsDone = new WeakMap<Row['values'], StepsDone>();

/** The steps that a row has done, to be read and added to. The parts of a row share them, as they share its values. */
export function stepsDoneBy({ values }: Pick<Row, 'values'>): StepsDone {
	const known = stepsDone.get(values) ?? {};
	stepsDone.set(values, known);
	return known;
}
