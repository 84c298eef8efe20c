import type { IDataObject } from 'n8n-workflow';
import { Failure, InvalidInput, toText, type Fetch } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';

/** The inboxes that the user of the access token may see. Throws a Failure. */
export async function listInboxes(fetch: Fetch): Promise<IDataObject[]> {
	return recordsIn(requireList(await fetch(callTo(routes.listInboxes))));
}

/** The inbox with this ID; undefined when there is none. */
export function inboxById(inboxes: IDataObject[], inboxId: string): IDataObject | undefined {
	return inboxes.find(({ id }) => toText(id) === inboxId);
}

/** The inbox with this ID. Throws an InvalidInput when the user has chosen none, and a Failure when it is not there. */
export function requireInbox(inboxes: IDataObject[], inboxId: string): IDataObject {
	if (inboxId === '') throw new InvalidInput('"Inbox" is empty', 'Choose the inbox that calls this workflow.');
	const found = inboxById(inboxes, inboxId);
	if (found) return found;
	throw new Failure('rejectedByApi', `Chatwoot knows no inbox ${inboxId} that this access token may see`, {
		description: 'Choose it again from the list. If it is not there, add the user to the inbox in Chatwoot.',
	});
}
