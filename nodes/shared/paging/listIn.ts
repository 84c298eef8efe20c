import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../base/failure';
import { isRecord } from '../base/record';

/**
 * The records of a list that an answer should hold. Throws a Failure when it is no list: such an answer does not mean that there
 * are no records.
 */
export function listIn(list: unknown): IDataObject[] {
	if (Array.isArray(list)) return list.filter(isRecord);
	throw new Failure('rejectedByApi', 'The answer to this list holds no list', {
		description: 'Check the base URL in the credential: this looks like another server, or a proxy in between.',
	});
}

/**
 * The records at `name` in an answer of an API that may leave an empty list out or write null, as the JSON form of protocol
 * buffers does (protobuf.dev/programming-guides/json).
 * `others` are the names that may stand there all the same. Throws a Failure as `listIn` does.
 */
export function omittableListIn(answer: unknown, name: string, others: string[] = []): IDataObject[] {
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return listIn(undefined);
	const list: unknown = Reflect.get(answer, name);
	const isOmitted = Object.keys(answer).every((key) => key === name || others.includes(key));
	return isOmitted && (list === undefined || list === null) ? [] : listIn(list);
}
