import type { IDataObject } from 'n8n-workflow';
import { sleepUnlessAborted } from '../base/clock';
import { Failure, toFailure } from '../base/failure';
import { backoff } from '../http/retryAfter';
import type { SentCheck, SentCheckOptions } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';
import type { SendOptions } from '../parameters/deliveryOptions';

type Send = () => Promise<unknown>;

// Codes after which a write may still land: client or proxy stopped waiting, the server may still be working.
const MAY_STILL_LAND = /^(2\d\d|408|502|504|ECONNABORTED|ETIMEDOUT|ERR_CANCELED|UNKNOWN)$/;
// Codes after which a write that is not on the server by now will not land.
const WILL_NOT_LAND = /^(500|502|503|ECONNRESET|EPIPE)$/;

/**
 * Runs a row's `send` under Skip If Already Sent. Looks on the server before the send, and again after a lost answer. Sends a
 * second time only when the first write did not land. Rows with the same deduplication key wait for each other, also those of
 * other executions in this process that use the same account.
 */
export async function sendOnce(row: Row, check: SentCheck, options: SendOptions, send?: Send): Promise<Sent> {
	return await row.account.mutex.runExclusive<Sent>(sendKeyOf(row, check), async ({ result, failure }) => {
		if (result) return { body: result.body, earlier: true };
		const found = await check.find(row, row.call, sentCheckOptionsOf(row, options, false));
		if (found) return { body: found, earlier: true };
		if (failure?.reason === 'unknown') throw duplicateOfUnknown(failure);
		return await sendUntilThere(row, check, options, send ?? (async () => await row.fetch(row.call)));
	});
}

async function sendUntilThere(row: Row, check: SentCheck, options: SendOptions, send: Send): Promise<Sent> {
	const { clock, signal } = row.connection;
	for (let tries = 1; ; tries++) {
		try {
			return { body: await send(), earlier: false };
		} catch (error) {
			if (!(error instanceof Failure) || error.reason !== 'unknown') throw toFailure(error, 'unknown');
			const found = await findLateWrite(row, check, options, error);
			if (found) return { body: found, earlier: false };
			const wait = backoff(tries, clock.random);
			if (!WILL_NOT_LAND.test(error.code ?? '') || !row.retryBudget.take(tries, wait, clock.now()))
				throw toFailure(error, 'unknown');
			await sleepUnlessAborted(clock, wait, signal);
			const late = await findLateWrite(row, check, { ...options, settleMs: 0 }, error);
			if (late) return { body: late, earlier: false };
		}
	}
}

/** Looks for a write whose answer was lost: at once, and again during the settle time when the write may land late. */
async function findLateWrite(
	row: Row,
	check: SentCheck,
	options: SendOptions,
	lost: Failure,
): Promise<IDataObject | undefined> {
	const { clock, signal } = row.connection;
	const mayLandLate = options.settleMs > 0 && MAY_STILL_LAND.test(lost.code ?? 'UNKNOWN');
	const delays = mayLandLate ? [1, 2, 4, 8].map((share) => (share / 15) * options.settleMs) : [];
	try {
		for (const wait of [0, ...delays]) {
			if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
			const found = await check.find(row, row.call, sentCheckOptionsOf(row, options, true));
			if (found) return found;
		}
		return undefined;
	} catch {
		// The check did not succeed, so the outcome of the send stays unknown.
		throw toFailure(lost, 'unknown');
	}
}

/** The deduplication key of a row within its account. */
export function sendKeyOf(row: Row, check: SentCheck): string {
	return `${row.call.route} ${check.key(row)}`;
}

/** How far back the check of a row looks. */
export function sentCheckOptionsOf(row: Row, { windowMs }: SendOptions, ignoreCache: boolean): SentCheckOptions {
	return { since: row.connection.clock.now() - windowMs, ignoreCache };
}

function duplicateOfUnknown(earlier: Failure): Failure {
	return new Failure(
		'notSent',
		'Not sent, because the same was sent before, by an earlier row or another execution, and may have arrived',
		{
			description: earlier.description,
			...(earlier.code !== undefined && { code: earlier.code }),
		},
	);
}
