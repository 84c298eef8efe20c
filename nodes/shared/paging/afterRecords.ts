import type { Failure } from '../base/failure';

/**
 * The failure of a list that broke off after `count` records, with the count in its message. A list that breaks off is not output:
 * nobody could tell it from a short one.
 */
export function afterRecords(count: number, failure: Failure): Failure {
	if (count === 0) return failure;
	return failure.withMessage(`${failure.message} (after record ${count} of this list, of which nothing is output)`);
}
