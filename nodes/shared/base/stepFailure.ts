import { Failure, toFailure } from './failure';

/** True for a failure after which the API may have processed the request. */
export function hasUnknownOutcome(error: unknown): boolean {
	return error instanceof Failure && error.reason === 'unknown';
}

/**
 * The failure of a request that an operation makes before it sends the message. `mayBeDone` names what an unknown
 * outcome leaves open, e.g. "contact may have been created".
 */
export function failureBeforeSend(error: unknown, mayBeDone: string): Failure {
	const failure = toFailure(error, 'invalidInput');
	if (!hasUnknownOutcome(failure)) return failure;
	const { message, description, code } = failure;
	const why = message.slice(message.indexOf(': ') + 2);
	return new Failure('unknown', `The ${mayBeDone}, but no message was sent: ${why}`, {
		description,
		mayHaveBeenSent: false,
		...(code !== undefined && { code }),
	});
}

/** A failure with the steps that the row had done before it, e.g. "contact 121 was created". They stay. */
export function failureAfter(done: string[], error: unknown): Failure {
	const failure = toFailure(error, 'unknown');
	if (done.length === 0) return failure;
	return failure.withMessage(`${failure.message.replace(/\.$/, '')}. Before that, ${done.join(' and ')}`);
}
