import { Failure } from '../shared/failure';

/** An error as a Failure: itself when it is one. */
export function asFailure(error: unknown): Failure {
	return error instanceof Failure ? error : new Failure('notSent', String(error));
}
