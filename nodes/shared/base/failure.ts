/**
 * What became of a row that was not done:
 * - `invalidInput`: bad input, nothing was sent. Final.
 * - `rejectedByApi`: the API answered no. Final.
 * - `unknown`: the answer got lost on the way back, or never came. Final: sending again could send twice.
 * - `notSent`: surely not processed (rate limit, no connection, run stopped). A re-run may try again.
 */
export type FailureReason = 'unknown' | 'notSent' | 'invalidInput' | 'rejectedByApi';

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
export class InvalidInput extends Failure {
	constructor(message: string, description = '') {
		super('invalidInput', message, { description });
		this.name = 'Refusal';
	}
}

/**
 * What was caught, as a Failure: itself when it is one, else one with the reason `otherwise`, whose `cause` is what was
 * caught. So a Failure with a cause comes from an exception that nobody expected.
 */
export function toFailure(error: unknown, fallbackReason: FailureReason): Failure {
	return error instanceof Failure ? error : new Failure(fallbackReason, String(error), { cause: error });
}
