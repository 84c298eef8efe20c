import type { Answer, ContractViolation } from './types';

/** The answer in place of one that violates the contract, so that a client notices the defect of the sandbox. */
export function defectAnswer(route: string, status: number, errors: string[]): Answer {
	const message = [`The sandbox broke its own contract on ${route} (${status})`, ...errors];
	return { status: 500, body: { statusCode: 500, message, error: 'Sandbox Contract Violation' } };
}

/** Throws an error that lists the violations of a contract, unless there are none. */
export function assertContractKept({ contractViolations }: { contractViolations: ContractViolation[] }): void {
	if (contractViolations.length === 0) return;
	const lines = contractViolations.map(({ by, route, errors }) => {
		const what =
			by === 'request' ? 'a request does not follow the contract' : 'the sandbox does not follow the contract';
		return `\n- ${route}: ${what}: ${errors.join('; ')}`;
	});
	throw new Error(`The contract was violated ${contractViolations.length} times:${lines.join('')}`);
}
