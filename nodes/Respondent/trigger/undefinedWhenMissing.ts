import { toFailure } from '../../shared';

/** Makes a request. Gives undefined when the API answers 404; throws every other Failure. */
export async function undefinedWhenMissing(request: () => Promise<unknown>): Promise<unknown> {
	try {
		return await request();
	} catch (error) {
		const failure = toFailure(error, 'rejectedByApi');
		if (failure.code === '404') return undefined;
		throw failure;
	}
}
