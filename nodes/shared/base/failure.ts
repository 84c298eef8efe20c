/**
 * Why a row failed:
 * - `invalidInput`: bad input; nothing was sent. Final.
 * - `rejectedByApi`: the API refused the request. Final.
 * - `unknown`: no answer arrived, so the API may have processed the request. Final, because a second request could send twice.
 * - `notSent`: the API has not processed the request (rate limit, no connection, run stopped). A re-run tries again.
 * - `skipped`: the row is not sent because of a choice that the user made. No error: the router makes an item of it. Final.
 */
export type FailureReason = 'unknown' | 'notSent' | 'invalidInput' | 'rejectedByApi' | 'skipped';

/** A row's failure as the user reads it: `message` says what happened, `description` what to do. */
export class Failure extends Error {
	readonly description: string;
	/** HTTP status, or the network code such as ECONNRESET. */
	readonly code?: string;
	/** True when the API refused the credential, so that every request with it would be refused. */
	readonly isCredentialRefusal: boolean;
	/** The API's names of the fields whose values it does not take. */
	readonly refusedFields: readonly string[];
	/** Whether the row, or a part of it, may have reached the person. By default true for the reason `unknown` alone. */
	readonly mayHaveBeenSent: boolean;

	constructor(
		readonly reason: FailureReason,
		message: string,
		details: {
			description?: string;
			code?: string;
			cause?: unknown;
			isCredentialRefusal?: boolean;
			refusedFields?: readonly string[];
			mayHaveBeenSent?: boolean;
		} = {},
	) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = 'Failure';
		this.description = details.description ?? '';
		this.isCredentialRefusal = details.isCredentialRefusal ?? false;
		this.refusedFields = details.refusedFields ?? [];
		this.mayHaveBeenSent = details.mayHaveBeenSent ?? reason === 'unknown';
		if (details.code !== undefined) this.code = details.code;
	}

	/** The same failure with another message. */
	withMessage(message: string): Failure {
		return this.copy({ message });
	}

	/** The same failure with other advice. */
	withDescription(description: string): Failure {
		return this.copy({ description });
	}

	/** The same failure, now that it is known whether the row, or a part of it, may have reached the person. */
	withMayHaveBeenSent(mayHaveBeenSent: boolean): Failure {
		return this.copy({ mayHaveBeenSent });
	}

	private copy(changes: { message?: string; description?: string; mayHaveBeenSent?: boolean }): Failure {
		const { reason, description, cause, isCredentialRefusal, refusedFields, mayHaveBeenSent, code } = this;
		const { message = this.message, ...details } = changes;
		return new Failure(reason, message, {
			description,
			cause,
			isCredentialRefusal,
			refusedFields,
			mayHaveBeenSent,
			...(code !== undefined && { code }),
			...details,
		});
	}
}

/** Bad input, found before anything was sent. */
export class InvalidInput extends Failure {
	constructor(message: string, description = '') {
		super('invalidInput', message, { description });
		this.name = 'InvalidInput';
	}
}

/** Ends a row as skipped: the user has chosen that such a row is not sent. The message is the reason that the item gives. */
export class Skipped extends Failure {
	constructor(reason: string) {
		super('skipped', reason);
		this.name = 'Skipped';
	}
}

/**
 * What was caught, as a Failure: itself when it is one, else one with the reason `otherwise`, whose `cause` is what was
 * caught. So a Failure with a cause comes from an exception that nobody expected.
 */
export function toFailure(error: unknown, fallbackReason: FailureReason): Failure {
	return error instanceof Failure ? error : new Failure(fallbackReason, String(error), { cause: error });
}
