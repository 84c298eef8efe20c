import { Failure } from '../../shared/failure';

/** What `ask` gives; undefined when the API does not know what it was asked about (404). Throws everything else. */
export async function unlessUnknown(ask: () => Promise<unknown>): Promise<unknown> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof Failure && error.code === '404') return undefined;
		throw error;
	}
}
