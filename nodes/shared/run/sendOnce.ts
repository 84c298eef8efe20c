import type { IDataObject } from 'n8n-workflow';
import { sleepUnlessAborted } from '../base/clock';
import type { SendOptions } from '../parameters/deliveryOptions';
import { toFailure, Failure } from '../base/failure';
import type { SentCheckOptions, SentCheck } from '../operation/operation';
import { backoff } from '../http/retryAfter';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';

type Send = () => Promise<unknown>;

// Codes after which a write may still land: somebody gave up waiting, which does not stop the work.
const MAY_STILL_LAND = /^(2\d\d|408|502|504|ECONNABORTED|ETIMEDOUT|ERR_CANCELED|UNKNOWN)$/;
// Codes after which a write that is not there by now will not come any more.
const WILL_NOT_LAND = /^(500|502|503|ECONNRESET|EPIPE)$/;

/**
 * Does a row's `send` under Skip If Already Sent: looks on the server first, and again after an answer that got lost.
 * Only what is surely not there is sent again. Rows of one run that would send the same go one after the other.
 */
export async function sendOnce(row: Row, once: SentCheck, options: SendOptions, send?: Send): Promise<Sent> {
	return await row.runState.mutex.runExclusive<Sent>(sendKeyOf(row, once), async ({ result, failure }) => {
		if (result) return { body: result.body, earlier: true };
		const found = await once.find(row, row.call, sentCheckOptionsOf(row, options, false));
		if (found) return { body: found, earlier: true };
		if (failure?.reason === 'unknown') throw alikeMayHaveArrived(failure);
		return await sendUntilThere(row, once, options, send ?? (async () => await row.fetch(row.call)));
	});
}

async function sendUntilThere(row: Row, once: SentCheck, options: SendOptions, send: Send): Promise<Sent> {
	const { clock, signal } = row.connection;
	for (let tries = 1; ; tries++) {
		try {
			return { body: await send(), earlier: false };
		} catch (error) {
			if (!(error instanceof Failure) || error.reason !== 'unknown') throw toFailure(error, 'unknown');
			const found = await findLateWrite(row, once, options, error);
			if (found) return { body: found, earlier: false };
			const wait = backoff(tries, clock.random);
			if (!WILL_NOT_LAND.test(error.code ?? '') || !row.retryBudget.take(tries, wait, clock.now()))
				throw toFailure(error, 'unknown');
			await sleepUnlessAborted(clock, wait, signal);
			const late = await findLateWrite(row, once, { ...options, settleMs: 0 }, error);
			if (late) return { body: late, earlier: false };
		}
	}
}

/** Looks for a write whose answer got lost: at once, and where it may land late, again over the settle time. */
async function findLateWrite(
	row: Row,
	once: SentCheck,
	options: SendOptions,
	lost: Failure,
): Promise<IDataObject | undefined> {
	const { clock, signal } = row.connection;
	const settles = options.settleMs > 0 && MAY_STILL_LAND.test(lost.code ?? 'UNKNOWN');
	const settling = settles ? [1, 2, 4, 8].map((part) => (part / 15) * options.settleMs) : [];
	try {
		for (const wait of [0, ...settling]) {
			if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
			const found = await once.find(row, row.call, sentCheckOptionsOf(row, options, true));
			if (found) return found;
		}
		return undefined;
	} catch {
		// Whether it is there could not be found out, so all that is known is how the send itself ended.
		throw toFailure(lost, 'unknown');
	}
}

/** What makes two rows of a run the same. */
export function sendKeyOf(row: Row, once: SentCheck): string {
	return `${row.call.route} ${once.key(row.call)}`;
}

/** Where a row looks for what it would send. */
export function sentCheckOptionsOf(row: Row, { windowMs }: SendOptions, ignoreCache: boolean): SentCheckOptions {
	return { since: row.connection.clock.now() - windowMs, ignoreCache };
}

function alikeMayHaveArrived(earlier: Failure): Failure {
	return new Failure('notSent', 'Not sent, because an earlier row is the same and may have arrived', {
		description: earlier.description,
		...(earlier.code !== undefined && { code: earlier.code }),
	});
}
