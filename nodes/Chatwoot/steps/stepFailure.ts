import { Failure } from '../../shared/base/failure';
import type { Row } from '../../shared/operation/row';

/** Lets rows of one run that read and then change the same thing go one after the other. */
export async function inLine<T>(row: Row, thing: string, task: () => Promise<T>): Promise<T> {
	return (await row.runState.queue.runExclusive(thing, task)) as T;
}

/** True for a failure after which the request may have been processed all the same. */
export function isUncertain(error: unknown): error is Failure {
	return error instanceof Failure && error.reason === 'unknown';
}

/** The words for a step that may have been done, with which the message has not been sent yet. */
export function beforeTheMessage(what: string, { message, description, code }: Failure): Failure {
	const why = message.slice(message.indexOf(': ') + 2);
	return new Failure('unknown', `The ${what}, but no message was sent: ${why}`, {
		description,
		...(code !== undefined && { code }),
	});
}
