import { asFailure } from '../../shared/base/failure';

/** What `ask` gives; undefined when the API does not know what it was asked about (404). Throws everything else. */
export async function unlessUnknown(ask: () => Promise<unknown>): Promise<unknown> {
	try {
		return await ask();
	} catch (error) {
		const failure = asFailure(error, 'rejected');
		if (failure.code === '404') return undefined;
		throw failure;
	}
}
