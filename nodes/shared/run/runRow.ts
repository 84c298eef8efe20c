import { httpOptions } from '../http/request';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { retryMethodOf } from '../http/attempt';
import { checkOnly } from './checkOnly';
import { sendWithRetries } from '../http/sendWithRetries';
import { retryBudgetOf, sendOptionsOf } from '../parameters/deliveryOptions';
import { toFailure } from '../base/failure';
import type { Operation } from '../operation/operation';
import { noFiles } from './files';
import { isRecord } from '../base/record';
import { sendOnce } from './sendOnce';
import type { Call } from '../http/call';
import type { Pager } from '../paging/pager';
import { shapeRecords } from './shapeRecords';
import type { Row } from '../operation/row';
import type { Sent } from '../operation/runState';

/** What came of a row. `earlier`: nothing was sent, since it was there already. */
export interface RowResult {
	records: IDataObject[];
	earlier: boolean;
}

/** A row that is ready to run. `options`: the proxy, timeout and SSL settings that n8n lets the user choose. */
export function rowOf(
	parts: Partial<Pick<Row, 'file'>> & Pick<Row, 'call' | 'connection' | 'runState' | 'values'>,
	options: Partial<IHttpRequestOptions>,
): Row {
	const retryBudget = retryBudgetOf(parts.values);
	let isChanging = false;
	const fetch = async (call: Call) => {
		isChanging ||= retryMethodOf(call) !== 'GET';
		return await sendWithRetries(parts.connection, call, { ...httpOptions(call), ...options }, retryBudget);
	};
	return { file: noFiles, ...parts, retryBudget, fetch, hasStartedChange: () => isChanging };
}

/** Runs one row of an operation. Gives the records in the form that the row asks for; throws a Failure. */
export async function runRow(operation: Operation, given: Row): Promise<RowResult> {
	const row = operation.beforeSend ? { ...given, call: await operation.beforeSend(given) } : given;
	const options = sendOptionsOf(row.values);
	if (operation.pager) return { records: await readPages(operation.pager, operation, row), earlier: false };
	if (options.checkOnly) return { records: [await checkOnly(row, operation, options)], earlier: false };
	const { body: answer, earlier } = await send(operation, row);
	const body = operation.pickRecord ? operation.pickRecord(answer) : answer;
	const records = isRecord(body) ? await shapedOrRaw(operation, body, row) : [await emptyResult(operation, row, body)];
	return { records: earlier ? records.map((record) => ({ ...record, alreadySent: true })) : records, earlier };
}

async function send(operation: Operation, row: Row): Promise<Sent> {
	const options = sendOptionsOf(row.values);
	const once = async () => await (operation.run?.(row) ?? row.fetch(row.call));
	if (operation.sentCheck && options.skipIfSent) return await sendOnce(row, operation.sentCheck, options, once);
	return { body: await once(), earlier: false };
}

// A POST without a record in its answer gives what Check Only would have shown.
async function emptyResult(operation: Operation, row: Row, body: unknown): Promise<IDataObject> {
	if (operation.emptyResult) return operation.emptyResult(row.call, body);
	return { success: true, ...(await operation.dryRun?.(row)) };
}

// What is done stays done: a record of an odd shape is shown as it came, rather than failing the row.
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
	for await (const page of walk) pages.push(await shapeRecords(output, page, row));
	return pages.flat();
}
