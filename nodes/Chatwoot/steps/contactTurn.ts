import { toText, type Row } from '../../shared';

/**
 * Runs `task`, which may open a conversation with a contact, while no other row of this process opens one with the same contact.
 * Two rows at once would both find no conversation and no session, and each would open its own. Gives what `task` gives, and throws
 * what it throws.
 */
export async function inTurnOfContact<T>(row: Row, contactId: unknown, task: () => Promise<T>): Promise<T> {
	return await row.account.mutex.runExclusive<T>(`new conversation of contact ${toText(contactId)}`, task);
}
