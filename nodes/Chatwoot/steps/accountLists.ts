import type { IDataObject } from 'n8n-workflow';
import { toText, type Call, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { whenRefused } from '../whenRefused';

/** A list of the account, read once a run. Undefined when the token may not read it: that of a bot. Throws a Failure. */
export async function listOf(row: Row, call: Call): Promise<IDataObject[] | undefined> {
	const read = async () => recordsIn(requireList(await row.fetch(call)));
	return await row.account.once(`list ${call.url}`, async () => await whenRefused(read(), ['401'], undefined));
}

/** Whether a record with this ID is in a list. */
export function includesId(records: IDataObject[], id: unknown): boolean {
	return records.some((record) => toText(record.id) === toText(id));
}
