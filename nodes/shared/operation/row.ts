import type { Values } from '../base/record';
import type { Call, Fetch } from '../http/call';
import type { FilePart } from '../http/multipart';
import type { RetryBudget } from '../http/retryBudget';
import type { Connection } from '../http/connection';
import type { AccountState } from './accountState';
import type { SendCount } from './sendCount';
import type { SendLimits } from './sendLimits';

/** One input item on its way through an operation. `P` are the placeholders of the operation's route. */
export interface Row<P extends string = string> {
	/** Names this row of this run, and no other: the same text for all tries of Retry On Fail. */
	id: string;
	values: Values;
	/** The operation's own request, made from the values. */
	call: Call<P>;
	/** What may keep the row from being sent: Stop After and Send Only Between. */
	limits: SendLimits;
	/** The rows that the run has sent, for Stop After. */
	sendCount: SendCount;
	/** What the rows with the same credential values share. */
	account: AccountState;
	connection: Connection;
	retryBudget: RetryBudget;
	/** Reads a binary field of the item. Throws an InvalidInput when it holds no file. */
	file: (field: string) => Promise<FilePart>;
	/** Sends a request through the rate limiter, with retries. Gives the body of the answer; throws a Failure. */
	fetch: Fetch;
	/** Whether a request that changes something has been started. */
	hasStartedChange: () => boolean;
}
