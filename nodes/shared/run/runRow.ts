import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { toFailure } from '../base/failure';
import { isRecord } from '../base/record';
import { retryMethodOf } from '../http/attempt';
import type { Call } from '../http/call';
import { httpOptions } from '../http/request';
import { sendWithRetries } from '../http/sendWithRetries';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';
import { SendCount } from '../operation/sendCount';
import { afterRecords } from '../paging/afterRecords';
import type { Pager } from '../paging/pager';
import { retryBudgetOf, sendOptionsOf } from '../parameters/deliveryOptions';
import { checkOnly } from './checkOnly';
import { noFiles } from './files';
import { throughGate, type Gate } from './gate';
import { requireRecord } from './requireRecord';
import { withStatus } from './rowStatus';
import { sendOnce } from './sendOnce';
import { sendParts } from './sendParts';
import { sendUntilThere } from './sendUntilThere';
import { shapeRecords } from './shapeRecords';
import { skippedItem } from './skippedRow';

/**
 * The records of a row. `earlier`: nothing was sent, because the record existed already. `checked`: nothing was sent, because the row
 * only checks. `skipped`: nothing was sent, as the user has chosen for such rows.
 */
export interface RowResult {
	records: IDataObject[];
	earlier: boolean;
	checked: boolean;
	skipped: boolean;
}

/** A row that is ready to run. `options`: proxy, timeout and SSL settings from n8n's Request Options. */
export function rowOf(
	parts: Partial<Pick<Row, 'file' | 'id' | 'limits' | 'sendCount'>> &
		Pick<Row, 'account' | 'call' | 'connection' | 'values'>,
	options: Partial<IHttpRequestOptions>,
): Row {
	const retryBudget = retryBudgetOf(parts.values);
	let isChanging = false;
	const fetch = async (call: Call) => {
		isChanging ||= retryMethodOf(call) !== 'GET';
		return await sendWithRetries(parts.connection, call, { ...httpOptions(call), ...options }, retryBudget);
	};
	const hasStartedChange = () => isChanging;
	const alone = { id: '', file: noFiles, limits: {}, sendCount: new SendCount() };
	return { ...alone, ...parts, retryBudget, fetch, hasStartedChange };
}

/** Runs one row of an operation. Gives the records in the form that the user chose; throws a Failure. */
export async function runRow(operation: Operation, given: Row): Promise<RowResult> {
	if (operation.pager) return resultOf(await readPages(operation.pager, operation, await readyRow(operation, given)));
	const running = throughGate(operation, given, async (gate) => await runChange(operation, given, gate));
	return await running.catch(async (error: unknown) =>
		resultOf([await skippedItem(operation, given, error)], { skipped: true }),
	);
}

function resultOf(records: IDataObject[], how: Partial<Omit<RowResult, 'records'>> = {}): RowResult {
	return { records, earlier: false, checked: false, skipped: false, ...how };
}

async function readyRow(operation: Operation, row: Row): Promise<Row> {
	return operation.beforeSend ? { ...row, call: await operation.beforeSend(row) } : row;
}

async function runChange(operation: Operation, given: Row, gate: Gate): Promise<RowResult> {
	const row = await readyRow(operation, given);
	const options = sendOptionsOf(row.values);
	const { notes } = row.call;
	if (options.checkOnly) {
		const pass = async () => await gate.pass();
		const planned = await checkOnly(row, operation, options, pass);
		return resultOf([{ ...planned, ...notes }], { checked: true });
	}
	const { body: answer, earlier } = await send(operation, row, gate);
	const body = operation.pickRecord ? operation.pickRecord(answer) : answer;
	const records = isRecord(body)
		? await shapedOrRaw(operation, body, row)
		: [operation.emptyResult?.(row.call, body) ?? { success: true }];
	const noted = notes && !earlier ? records.map((record) => ({ ...record, ...notes })) : records;
	return resultOf(withStatus(operation, row.values, { records: noted, earlier }), { earlier });
}

async function send(operation: Operation, row: Row, gate: Gate): Promise<Sent> {
	const sendOne = async (one: Row) => {
		const sent = await sendRequest(operation, one, gate);
		if (!sent.earlier) gate.sent();
		return sent;
	};
	return row.call.parts && operation.parts ? await sendParts(row, operation.parts, sendOne) : await sendOne(row);
}

async function sendRequest(operation: Operation, row: Row, gate: Gate): Promise<Sent> {
	const options = sendOptionsOf(row.values);
	const once = async () => {
		await gate.pass();
		const body = await (operation.run?.(row) ?? row.fetch(row.call));
		requireRecord(operation, row, body);
		return body;
	};
	if (operation.sentCheck && options.skipIfSent) return await sendOnce(row, operation.sentCheck, options, once);
	if (operation.findOwn) {
		const find = async () => await operation.findOwn?.(row);
		return await sendUntilThere(row, { find, settleMs: options.settleMs }, once);
	}
	return { body: await once(), earlier: false };
}

// After a change the row must not fail: a record that cannot be simplified is output as it came.
async function shapedOrRaw({ output, wording }: Operation, record: IDataObject, row: Row): Promise<IDataObject[]> {
	try {
		return await shapeRecords(output, [record], row);
	} catch (error) {
		if (!wording) throw toFailure(error, 'rejectedByApi');
		return [record];
	}
}

async function readPages(pager: Pager, { output }: Operation, row: Row): Promise<IDataObject[]> {
	const { returnAll, limit } = row.values;
	const wanted = returnAll === true ? Infinity : Number(limit ?? 50);
	const fetchPage = async (query: IDataObject) =>
		await row.fetch({ ...row.call, query: { ...row.call.query, ...query } });
	const walk = pager(fetchPage, wanted, row.call);
	const pages: IDataObject[][] = [];
	try {
		for await (const page of walk) pages.push(await shapeRecords(output, page, row));
	} catch (error) {
		throw afterRecords(pages.flat().length, toFailure(error, 'invalidInput'));
	}
	return pages.flat();
}
