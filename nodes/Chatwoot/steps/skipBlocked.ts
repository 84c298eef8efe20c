import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, isEmpty, objectAt, optionsOf, toText, type Row, type Values } from '../../shared';
import { readConversation } from './checkedMessage';
import { findContact } from './findContact';
import { recipientOf } from './recipient';

/** The option that leaves out contacts that are blocked in Chatwoot. */
export const skipBlocked: INodeProperties = {
	displayName: 'Skip Blocked Contacts',
	name: 'skipBlocked',
	type: 'boolean',
	default: true,
	description:
		'Whether to send nothing to a contact that is blocked in Chatwoot: the item ends as skipped, also where Send to Blocked Contacts is on. Private notes and incoming messages are written all the same.',
};

/** Whether blocked contacts are left out. */
export function skipsBlocked(values: Values): boolean {
	return optionsOf(values).skipBlocked === true;
}

/** For `skipReason` of Send to Contact: why a row is not sent. Throws a Failure when Chatwoot cannot tell. */
export async function blockedRecipient(row: Row): Promise<string | undefined> {
	if (!skipsBlocked(row.values)) return undefined;
	const contact = await findContact(row, recipientOf(row.values).person);
	return contact?.blocked === true ? reasonOf(contact.id) : undefined;
}

/**
 * For `skipReason` of a message into a conversation: why a row is not sent. Throws an InvalidInput when the access token may not read
 * the conversation, and a Failure.
 */
export async function blockedInConversation(row: Row<'conversation_id'>): Promise<string | undefined> {
	const { path, body } = row.call;
	if (!skipsBlocked(row.values) || body.private === true || body.message_type === 'incoming') return undefined;
	const contact = objectAt(objectAt(await readConversation(row, path.conversation_id), 'meta'), 'sender');
	if (isEmpty(contact)) {
		throw new InvalidInput(
			'"Skip Blocked Contacts" is on, but the access token may not read the conversation',
			'Use the access token of a user of the account, or take the option out.',
		);
	}
	return contact.blocked === true ? reasonOf(contact.id) : undefined;
}

function reasonOf(contactId: unknown): string {
	return `Contact ${toText(contactId)} is blocked in Chatwoot`;
}
