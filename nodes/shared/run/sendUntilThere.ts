import type { IDataObject } from 'n8n-workflow';
import { sleepUnlessAborted } from '../base/clock';
import { Failure, toFailure } from '../base/failure';
import { backoff } from '../http/retryAfter';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';

/** Makes the requests of a row. */
export type Send = () => Promise<unknown>;

/** How the node looks for a send whose answer got lost. */
export interface Search {
	/** Gives the record, if it is on the server. Throws a Failure when the server cannot tell. */
	find: () => Promise<IDataObject | undefined>;
	/** How long a write may take to appear, in ms. */
	settleMs: number;
}

// Codes after which a write may still land: client or proxy stopped waiting, the server may still be working. A proxy that gives up
// may also break the connection, or the encryption of it. 520, 522 and 524 are Cloudflare's
// (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors).
const MAY_STILL_LAND =
	/^(2\d\d|408|502|504|52[024]|ECONNABORTED|ECONNRESET|EPIPE|EPROTO|ERR_SSL_.+|E(HOST|NET)UNREACH|ETIMEDOUT|ERR_CANCELED|UNKNOWN)$/;
// Codes after which a write that is not on the server by now will not land.
const WILL_NOT_LAND = /^(500|502|503|ECONNRESET|EPIPE)$/;

/**
 * Sends, and looks on the server when the answer gets lost. Sends again only what is not there and will not land any more. Throws
 * the Failure of the send when the outcome stays unknown.
 */
export async function sendUntilThere(row: Row, search: Search, send: Send): Promise<Sent> {
	const { clock, signal } = row.connection;
	for (let tries = 1; ; tries++) {
		try {
			return { body: await send(), earlier: false };
		} catch (error) {
			if (!(error instanceof Failure) || error.reason !== 'unknown') throw toFailure(error, 'unknown');
			const found = await findLateWrite(row, search, error);
			if (found) return { body: found, earlier: false };
			const wait = backoff(tries, clock.random);
			if (!WILL_NOT_LAND.test(error.code ?? '') || !row.retryBudget.take(tries, wait, clock.now()))
				throw toFailure(error, 'unknown');
			await sleepUnlessAborted(clock, wait, signal);
			const late = await findLateWrite(row, { ...search, settleMs: 0 }, error);
			if (late) return { body: late, earlier: false };
		}
	}
}

/** Looks for a write whose answer was lost: at once, and again during the settle time when the write may land late. */
async function findLateWrite(row: Row, { find, settleMs }: Search, lost: Failure): Promise<IDataObject | undefined> {
	const { clock, signal } = row.connection;
	const mayLandLate = settleMs > 0 && MAY_STILL_LAND.test(lost.code ?? 'UNKNOWN');
	const delays = mayLandLate ? [1, 2, 4, 8].map((share) => (share / 15) * settleMs) : [];
	try {
		for (const wait of [0, ...delays]) {
			if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
			const found = await find();
			if (found) return found;
		}
		return undefined;
	} catch {
		// The check did not succeed, so the outcome of the send stays unknown.
		throw toFailure(lost, 'unknown');
	}
}
