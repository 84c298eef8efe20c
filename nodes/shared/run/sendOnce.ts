import type { IDataObject } from 'n8n-workflow';
import { sleepUnlessAborted } from '../base/clock';
import type { SendOptions } from '../parameters/deliveryOptions';
import { asFailure, Failure } from '../base/failure';
import type { Look, SendOnce } from '../operation/operation';
import { backoff } from '../http/retryAfter';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';

type Send = () => Promise<unknown>;

// Codes after which a write may still land: somebody gave up waiting, which does not stop the work.
const LATE = /^(2\d\d|408|502|504|ECONNABORTED|ETIMEDOUT|ERR_CANCELED|UNKNOWN)$/;
// Codes after which a write that is not there by now will not come any more.
const GONE = /^(500|502|503|ECONNRESET|EPIPE)$/;

/**
 * Does a row's `send` under Skip If Already Sent: looks on the server first, and again after an answer that got lost.
 * Only what is surely not there is sent again. Rows of one run that would send the same go one after the other.
 */
export async function sendOnce(row: Row, once: SendOnce, options: SendOptions, send?: Send): Promise<Sent> {
	return await row.run.turns.inTurn(keyOf(row, once), async ({ result, failure }) => {
		if (result) return { body: result.body, earlier: true };
		const found = await once.find(row, row.call, look(row, options, false));
		if (found) return { body: found, earlier: true };
		if (failure?.reason === 'mayHaveArrived') throw alikeMayHaveArrived(failure);
		return await sendUntilThere(row, once, options, send ?? (async () => await row.fetch(row.call)));
	});
}

async function sendUntilThere(row: Row, once: SendOnce, options: SendOptions, send: Send): Promise<Sent> {
	const { clock, signal } = row.corridor;
	for (let tries = 1; ; tries++) {
		try {
			return { body: await send(), earlier: false };
		} catch (error) {
			if (!(error instanceof Failure) || error.reason !== 'mayHaveArrived') throw asFailure(error, 'mayHaveArrived');
			const found = await lookAgain(row, once, options, error);
			if (found) return { body: found, earlier: false };
			const wait = backoff(tries, clock.random);
			if (!GONE.test(error.code ?? '') || !row.patience.allows(tries, wait, clock.now()))
				throw asFailure(error, 'mayHaveArrived');
			await sleepUnlessAborted(clock, wait, signal);
			const late = await lookAgain(row, once, { ...options, settleMs: 0 }, error);
			if (late) return { body: late, earlier: false };
		}
	}
}

/** Looks for a write whose answer got lost: at once, and where it may land late, again over the settle time. */
async function lookAgain(
	row: Row,
	once: SendOnce,
	options: SendOptions,
	lost: Failure,
): Promise<IDataObject | undefined> {
	const { clock, signal } = row.corridor;
	const settles = options.settleMs > 0 && LATE.test(lost.code ?? 'UNKNOWN');
	const settling = settles ? [1, 2, 4, 8].map((part) => (part / 15) * options.settleMs) : [];
	try {
		for (const wait of [0, ...settling]) {
			if (wait > 0) await sleepUnlessAborted(clock, wait, signal);
			const found = await once.find(row, row.call, look(row, options, true));
			if (found) return found;
		}
		return undefined;
	} catch {
		// Whether it is there could not be found out, so all that is known is how the send itself ended.
		throw asFailure(lost, 'mayHaveArrived');
	}
}

/** What makes two rows of a run the same. */
export function keyOf(row: Row, once: SendOnce): string {
	return `${row.call.route} ${once.key(row.call)}`;
}

/** Where a row looks for what it would send. */
export function look(row: Row, { windowMs }: SendOptions, again: boolean): Look {
	return { since: row.corridor.clock.now() - windowMs, again };
}

function alikeMayHaveArrived(earlier: Failure): Failure {
	return new Failure('notSent', 'Not sent, because an earlier row is the same and may have arrived', {
		description: earlier.description,
		...(earlier.code !== undefined && { code: earlier.code }),
	});
}
