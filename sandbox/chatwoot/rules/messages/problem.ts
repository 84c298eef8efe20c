import { HttpError } from '../../../server/types';
import { faultOfServer, invalidRecord } from '../errors';

/** Why the server does not store a message. */
export class MessageProblem extends Error {
	/** `problems`: the attributes that are not valid, with their messages; empty when the server's code has failed otherwise. */
	constructor(
		message: string,
		readonly problems: ReadonlyArray<readonly [attribute: string, message: string]> = [],
	) {
		super(message);
	}
}

/** A message that is not valid, with all that is wrong. */
export function invalidMessage(problems: MessageProblem['problems']): MessageProblem {
	const texts = problems.map(([, text]) => text);
	return new MessageProblem(`Validation failed: ${texts.join(', ')}`, problems);
}

/** What a function gives; a {@link MessageProblem} that it throws becomes the HttpError that `refuse` makes of it. */
export function refusing<T>(refuse: (problem: MessageProblem) => HttpError, run: () => T): T {
	try {
		return run();
	} catch (error) {
		throw error instanceof MessageProblem ? refuse(error) : error;
	}
}

/**
 * The answer to a message that cannot be created: 422 with one text, also when the server's code has failed.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations/messages_controller.rb:12
 */
export function refusedMessage({ message }: MessageProblem): HttpError {
	return new HttpError(422, message);
}

/**
 * The answer to a conversation whose first message cannot be created, and to a change of a message that is not valid: 422 with
 * the attributes, or 500 when the server's code has failed.
 *
 * Chatwoot v4.15.1 app/controllers/concerns/request_exception_handler.rb:46
 */
export function refusedRecord({ problems }: MessageProblem): HttpError {
	return problems.length > 0 ? invalidRecord(problems) : faultOfServer();
}
