import { Failure, Skipped, toFailure } from '../base/failure';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import { closedReason } from '../parameters/sendWindow';
import { isPartlySent } from './sendParts';

/** Decides whether a row may be sent, and knows afterwards whether it may have been. */
export class Gate {
	private asking: Promise<void> | undefined;
	private isPassed = false;
	private hasSent = false;

	/**
	 * @param state `isWithinLimit`: whether Stop After leaves the row a place in the run. `isOpen`: nothing holds the row back, since a
	 *   part of it was sent, and was counted, by an earlier try.
	 */
	constructor(
		private readonly operation: Operation,
		private readonly row: Row,
		private readonly state: { isWithinLimit?: boolean; isOpen?: boolean } = {},
	) {}

	/**
	 * Called right before the row is sent. Throws a Skipped for a row that is not to be sent, and a Failure when that cannot be found
	 * out. It asks once: a row that sends again, or sends a further part, is not held back.
	 */
	async pass(): Promise<void> {
		await (this.asking ??= this.ask());
	}

	private async ask(): Promise<void> {
		const { row, operation } = this;
		const { isWithinLimit = true, isOpen = false } = this.state;
		if (isOpen) return;
		const { window, most } = row.limits;
		const reason =
			(window && closedReason(window, row.connection.clock.now())) ??
			(await operation.skipReason?.(row).catch(notSent)) ??
			(isWithinLimit ? undefined : `Stop After: this run ends after ${most} ${most === 1 ? 'item' : 'items'}`);
		if (reason !== undefined) throw new Skipped(reason);
		this.isPassed = true;
	}

	/** Called after each request that has sent the row, or a part of it. */
	sent(): void {
		this.hasSent = true;
	}

	/** Whether a row that has ended was sent, or may have been. `failure`: how it failed. */
	mayBeSent(failure?: unknown): boolean {
		if (failure === undefined || this.hasSent) return this.isPassed;
		return this.isPassed && toFailure(failure, 'unknown').mayHaveBeenSent;
	}
}

// Nothing was sent yet, so no outcome is unknown.
function notSent(error: unknown): never {
	const { reason, message, description, code, isCredentialRefusal, cause } = toFailure(error, 'notSent');
	throw new Failure(reason === 'unknown' ? 'notSent' : reason, message, {
		description,
		isCredentialRefusal,
		cause,
		...(code !== undefined && { code }),
	});
}

/**
 * Runs `work` for a row, with its gate, within Stop After. While that many rows are under way, it waits: a row that turns out not to
 * be sent leaves its place to the next one.
 */
export async function throughGate<T>(operation: Operation, row: Row, work: (gate: Gate) => Promise<T>): Promise<T> {
	const { limits, sendCount } = row;
	if (isPartlySent(row)) return await work(new Gate(operation, row, { isOpen: true }));
	if (limits.most === undefined) return await work(new Gate(operation, row));
	const hasPlace = await sendCount.begin(limits.most);
	const gate = new Gate(operation, row, { isWithinLimit: hasPlace });
	const working = work(gate);
	if (!hasPlace) return await working;
	const mayBeSent = await working.then(
		() => gate.mayBeSent(),
		(failure: unknown) => gate.mayBeSent(failure),
	);
	sendCount.end(mayBeSent);
	return await working;
}
