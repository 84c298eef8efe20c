import type { ContractViolation } from '../../sandbox';

/** The violations that a sandbox has counted. */
interface Counting {
	contractViolations: ContractViolation[];
}

/**
 * Expects that a test has sent `count` requests that the contract does not describe, and that the sandbox itself has no
 * defect. Then forgets them, so that the check after the test passes. Gives the errors of each request.
 */
export function expectRequestViolations({ contractViolations }: Counting, count: number): string[][] {
	const counted = contractViolations.splice(0);
	expect(counted.filter(({ by }) => by === 'answer')).toEqual([]);
	expect(counted.map(({ route, errors }) => [route, ...errors])).toHaveLength(count);
	return counted.map(({ errors }) => errors);
}
