import type { IDataObject } from 'n8n-workflow';
import { objectsAt, toText, type Fetch } from '../shared';
import { storedFormsOf } from './phone';
import { BESIDE_PAGE, requireList } from './readableAnswer';
import { callTo, routes } from './routes';

/** Finds the contact that has a channel identity. Throws a Failure when the server cannot tell. */
export async function findContact(fetch: Fetch, { channel, identity }: IDataObject): Promise<IDataObject | undefined> {
	for (const form of storedFormsOf(toText(identity))) {
		const query = { channel, identity: form, page_size: 1 };
		const answer = requireList(await fetch(callTo(routes.listContacts, { query })), 'contacts', BESIDE_PAGE);
		const [contact] = objectsAt(answer, 'contacts');
		if (contact) return contact;
	}
	return undefined;
}
