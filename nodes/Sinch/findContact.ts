import type { IDataObject } from 'n8n-workflow';
import { objectsAt, toText } from '../shared/base/record';
import type { Row } from '../shared/operation/row';
import { formsOf } from './phone';
import { readable } from './requireList';
import { listContactsRoute } from './routes';
import { callTo } from '../shared/http/call';

/** The contact that a channel reaches at an identity, if there is one. */
export async function contactWith(row: Row, { channel, identity }: IDataObject): Promise<IDataObject | undefined> {
	for (const form of formsOf(toText(identity))) {
		const query = { channel, identity: form, page_size: 1 };
		const answer = readable(await row.fetch(callTo(listContactsRoute, { query })), 'contacts');
		const [found] = objectsAt(answer, 'contacts');
		if (found) return found;
	}
	return undefined;
}

/** The channel identities in a contact, or in the body of a request about one. */
export const identitiesIn = (record: IDataObject) => objectsAt(record, 'channel_identities');

/** The same for two identities that reach the same person. */
export function keyOf({ channel, identity }: IDataObject): string {
	return `${toText(channel)} ${toText(identity).replace(/^\+(?=\d+$)/, '')}`;
}

/** An identity of an answer as a request takes it: in answers the app is an empty text where there is none. */
export function asGiven({ channel, identity, app_id }: IDataObject): IDataObject {
	return { channel, identity, ...(app_id !== '' && app_id !== undefined && { app_id }) };
}
