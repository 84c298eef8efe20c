/**
 * What became of a row that was not done:
 * - `refused`: bad input, nothing was sent. Final.
 * - `rejected`: the API answered no. Final.
 * - `mayHaveArrived`: the answer got lost on the way back, or never came. Final: sending again could send twice.
 * - `notSent`: surely not processed (rate limit, no connection, run stopped). A re-run may try again.
 */
export type FailureReason = 'mayHaveArrived' | 'notSent' | 'refused' | 'rejected';

/** A row's failure in plain words: `message` says what happened, `description` what to do about it. */
export class Failure extends Error {
	readonly description: string;
	/** HTTP status, or the network code such as ECONNRESET. */
	readonly code?: string;

	constructor(
		readonly reason: FailureReason,
		message: string,
		details: { description?: string; code?: string; cause?: unknown } = {},
	) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = 'Failure';
		this.description = details.description ?? '';
		if (details.code !== undefined) this.code = details.code;
	}
}

/** Bad input that was noticed before anything was sent. */
export class Refusal extends Failure {
	constructor(message: string, description = '') {
		super('refused', message, { description });
		this.name = 'Refusal';
	}
}

/**
 * What was caught, as a Failure: itself when it is one, else one with the reason `otherwise`, whose `cause` is what was
 * caught. So a Failure with a cause comes from an exception that nobody expected.
 */
export function asFailure(error: unknown, otherwise: FailureReason): Failure {
	return error instanceof Failure ? error : new Failure(otherwise, String(error), { cause: error });
}
