import { Failure } from '../shared';

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
