import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../shared';

/**
 * An answer as an object, checked to hold a list at `name`, or to leave it out because it is empty. Throws a Failure for
 * any other answer: it does not prove that the record which is looked for is missing. `question` is what the request asks.
 */
export function requireList(answer: unknown, name: string, question = 'whether this is there already'): IDataObject {
	if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
		const list: unknown = Reflect.get(answer, name);
		if (list === undefined || Array.isArray(list)) return { ...answer };
	}
	throw new Failure('notSent', `Sinch gave no readable answer to the question ${question}`, {
		description:
			'So it was not sent, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}
