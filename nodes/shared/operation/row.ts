import type { Connection } from '../http/sendWithRetries';
import type { FilePart } from '../http/multipart';
import type { RetryBudget } from '../http/retryBudget';
import type { Values } from '../base/record';
import type { RunState } from './runState';
import type { Call } from '../http/call';

/** One input item on its way through an operation. */
export interface Row {
	values: Values;
	/** The operation's own request, filled from the values. */
	call: Call;
	runState: RunState;
	connection: Connection;
	retryBudget: RetryBudget;
	/** Reads a binary field of the item; throws a Refusal when it holds no file. */
	file: (field: string) => Promise<FilePart>;
	/** Sends a request through the rateLimiter, with retries. Gives the body of the answer; throws a Failure. */
	fetch: (call: Call) => Promise<unknown>;
	/** Whether a request that changes something has been started. */
	hasStartedChange: () => boolean;
}
