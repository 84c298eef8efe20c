import { isNothing, isRecord } from '../base/record';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';

/**
 * Throws a Failure for a successful answer to a send, a create or a read of one record that holds no record, e.g. that of a gateway in
 * maintenance. Such an answer proves neither that something was sent nor what a record is. After a send or a create, the outcome is
 * unknown. Acknowledgements, for which the operation has an `emptyResult`, pass, and so does a read that gives nothing at all.
 */
export function requireRecord(operation: Operation, { call, connection }: Row, answer: unknown): void {
	const isChange = operation.wording !== undefined;
	const mayLackRecord = isChange ? 'emptyResult' in operation : call.method !== 'GET' || isNothing(answer);
	if (mayLackRecord || holdsRecord(operation, answer)) return;
	throw connection.explainWithoutRecord();
}

/** Whether an answer has the first of the IDs that every form of the output carries. An output without IDs takes any answer. */
function holdsRecord(operation: Operation, answer: unknown): boolean {
	const { output } = operation;
	if (!output) return true;
	const body = operation.pickRecord ? operation.pickRecord(answer) : answer;
	const [id] = Object.entries(output.ids(isRecord(body) ? body : {}));
	return id === undefined || !isNothing(id[1]);
}
