import { Failure } from '../shared';
import { FOR_USERS } from './tokenHints';

/**
 * The result of a request, or `otherwise` when Chatwoot refuses it with one of these HTTP statuses. Throws a Failure for every
 * other refusal.
 */
export async function whenRefused<Result, Otherwise>(
	request: Promise<Result>,
	statuses: string[],
	otherwise: Otherwise,
): Promise<Result | Otherwise> {
	return await request.catch((error: unknown) => {
		if (error instanceof Failure && statuses.includes(error.code ?? '')) return otherwise;
		throw error;
	});
}

/** The result of a request, or `otherwise` when the token of a bot may not make it. Throws a Failure for every other refusal. */
export async function whenForUsers<Result, Otherwise>(
	request: Promise<Result>,
	otherwise: Otherwise,
): Promise<Result | Otherwise> {
	return await request.catch((error: unknown) => {
		if (error instanceof Failure && error.message === FOR_USERS.message) return otherwise;
		throw error;
	});
}
