import type { IDataObject } from 'n8n-workflow';
import type { Row } from '../../shared';
import { recordOf, unwrapPayload } from '../answers';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';

/** A contact by its ID. `label` is the field that gave the ID. Throws a Failure when Chatwoot does not know it. */
export async function readContact(row: Pick<Row, 'fetch'>, id: unknown, label: string): Promise<IDataObject> {
	const call = callTo(routes.getContact, { path: { contact_id: id }, labels: { contact_id: label } });
	return recordOf(unwrapPayload(await row.fetch(call)));
}

/** A contact by its ID; undefined when Chatwoot says that there is none (404). Throws a Failure when it cannot tell. */
export async function contactIfThere(row: Pick<Row, 'fetch'>, id: unknown): Promise<IDataObject | undefined> {
	return await whenRefused(readContact(row, id, 'Contact'), ['404'], undefined);
}
