import type { Call, Row } from '../../shared';
import { filesOf, withForm } from '../messageBody';
import { requireKept } from '../sentKey/recognition';
import { markOf, withMark } from '../sentKey/sentKey';

/**
 * For `beforeSend`: the call of a message with its files and its mark. Throws an InvalidInput for a file that cannot be sent, and for
 * a key that the server would drop, and a Failure.
 */
export async function markedMessage<P extends string>(row: Row<P>): Promise<Call<P>> {
	await requireKept(row);
	const { call } = row;
	const files = await filesOf(row);
	return await withForm({ ...call, body: withMark(call.body, markOf(row, { body: call.body, files })) }, files);
}
