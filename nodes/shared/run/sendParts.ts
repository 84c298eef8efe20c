import type { IDataObject } from 'n8n-workflow';
import { toFailure, type Failure } from '../base/failure';
import { isRecord } from '../base/record';
import type { CallPart } from '../http/call';
import type { AccountState } from '../operation/accountState';
import type { PartsHooks, SentCheck, SentCheckOptions } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';

// The parts that the rows under way have sent. A row that runs again, by Retry On Fail, goes on with the others.
const sentByAccount = new WeakMap<AccountState, Map<string, Sent[]>>();

/**
 * Sends the parts of a row one after the other with `sendPart`, and gives the record of all. `earlier`: all parts were sent before.
 * Throws the Failure of a part, with the names of the parts that were sent before it.
 */
export async function sendParts(row: Row, hooks: PartsHooks, sendPart: (row: Row) => Promise<Sent>): Promise<Sent> {
	const parts = row.call.parts ?? [];
	const sent = partsSentBy(row);
	try {
		for (const { call } of parts.slice(sent.length)) {
			const previous = sent.at(-1)?.body;
			sent.push(await sendPart({ ...row, call: isRecord(previous) ? await hooks.next(row, call, previous) : call }));
		}
	} catch (error) {
		throw failureAfterParts(parts.slice(0, sent.length), parts.length, error);
	}
	sentByAccount.get(row.account)?.delete(row.id);
	return {
		body: hooks.join(sent.map(({ body }) => body).filter(isRecord)),
		earlier: sent.every(({ earlier }) => earlier),
	};
}

/** The record that a row would make, if it exists with all its parts. Throws a Failure when the server cannot tell. */
export async function findWithParts(
	row: Row,
	check: SentCheck,
	options: SentCheckOptions,
): Promise<IDataObject | undefined> {
	const calls = row.call.parts?.map(({ call }) => call) ?? [row.call];
	const found: IDataObject[] = [];
	for (const call of calls) {
		const record = await check.find({ ...row, call }, call, options);
		if (!record) return undefined;
		found.push(record);
	}
	return found[0];
}

/** Whether an earlier try of Retry On Fail has sent parts of a row. */
export function isPartlySent({ account, id }: Row): boolean {
	return (sentByAccount.get(account)?.get(id) ?? []).some(({ earlier }) => !earlier);
}

function partsSentBy({ account, id }: Row): Sent[] {
	const rows = sentByAccount.get(account) ?? new Map<string, Sent[]>();
	sentByAccount.set(account, rows);
	const known = rows.get(id) ?? [];
	// A row without an ID never runs again.
	if (id !== '') rows.set(id, known);
	return known;
}

function failureAfterParts(sent: readonly CallPart[], count: number, error: unknown): Failure {
	const failure = toFailure(error, 'unknown');
	if (sent.length === 0) return failure;
	const names = sent.map(({ name }) => name).join(', ');
	return failure
		.withMessage(`${failure.message.replace(/\.$/, '')}. Sent before that: ${names} (${sent.length} of ${count})`)
		.withMayHaveBeenSent(true);
}
