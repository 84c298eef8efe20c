import { InvalidInput, type Row } from '../../shared';
import { listInboxes } from './inboxRules';

/**
 * Throws an InvalidInput when an inbox is not among those that the access token may see: Chatwoot answers 404 without the name of
 * the record that it does not know, or 401. The token of a bot may not read inboxes, so with it nothing is checked.
 */
export async function requireInbox(row: Row, inboxId: number): Promise<void> {
	const inboxes = await listInboxes(row);
	if (inboxes.length === 0 || inboxes.some(({ id }) => Number(id) === inboxId)) return;
	throw new InvalidInput(
		`Inbox ${inboxId} does not exist, or the user of the access token is not a member of it, so nothing was changed`,
		'Settings → Inboxes lists the inboxes of the account; the Collaborators of an inbox are its members.',
	);
}
