import type { IDataObject } from 'n8n-workflow';
import { Failure, toText } from '../shared';

/** What else stands in an answer that holds a page of a list. */
export const BESIDE_PAGE = ['next_page_token', 'total_size'];

/**
 * An answer as an object, checked to hold a list at `name`, or to leave it out because it is empty, as the JSON form of protocol
 * buffers does. `others` are the names that may stand beside the list. Throws a Failure for any other answer, such as that of a
 * gateway during maintenance: it does not prove that the record which is looked for is missing. `question` is what the request asks.
 */
export function requireList(
	answer: unknown,
	name: string,
	others: string[],
	question = 'whether this is there already',
): IDataObject {
	if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
		const list: unknown = Reflect.get(answer, name);
		const isOmitted = list === undefined && Object.keys(answer).every((key) => others.includes(key));
		if (isOmitted || Array.isArray(list)) return { ...answer };
	}
	throw unreadable(question);
}

/**
 * An answer as an object, checked to hold a text at `name`, or nothing at all: the JSON form of protocol buffers leaves out an empty
 * text. Throws a Failure for any other answer. `question` as in requireList.
 */
export function requireText(answer: unknown, name: string, question: string): IDataObject {
	const record: IDataObject | undefined =
		typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? { ...answer } : undefined;
	const isOmitted = record !== undefined && Object.keys(record).length === 0;
	if (record && (isOmitted || typeof record[name] === 'string')) return record;
	throw unreadable(question);
}

/** An answer as an object, checked to be a record with an ID. Throws a Failure for any other answer. `question` as in requireList. */
export function requireRecord(answer: unknown, question: string): IDataObject {
	const record: IDataObject = typeof answer === 'object' && !Array.isArray(answer) ? { ...answer } : {};
	if (toText(record.id) !== '') return record;
	throw unreadable(question);
}

function unreadable(question: string): Failure {
	return new Failure('notSent', `Sinch gave no readable answer to the question ${question}`, {
		description:
			'So nothing was sent or changed, to be safe. Try again. If it happens each time, check the base URL in the credential.',
	});
}
