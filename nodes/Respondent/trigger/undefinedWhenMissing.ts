import { toFailure } from '../../shared/base/failure';

/** What `ask` gives; undefined when the API does not know what it was asked about (404). Throws everything else. */
export async function unlessUnknown(ask: () => Promise<unknown>): Promise<unknown> {
	try {
		return await ask();
	} catch (error) {
		const failure = toFailure(error, 'rejectedByApi');
		if (failure.code === '404') return undefined;
		throw failure;
	}
}
