import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../shared/base/failure';

/**
 * An answer that holds a list, or leaves it out because it is empty. Throws a Failure for anything else: what cannot be
 * read proves nothing, least of all that something is not there.
 */
export function readable(answer: unknown, list: string): IDataObject {
	if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
		const found: unknown = Reflect.get(answer, list);
		if (found === undefined || Array.isArray(found)) return { ...answer };
	}
	throw new Failure('notSent', 'Sinch gave no readable answer to the question whether this is there already', {
		description: 'So it was not sent, to be safe. Run the row again later.',
	});
}
