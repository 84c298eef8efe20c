import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { objectAt, objectsAt, optionsOf, toText, type Row } from '../shared';
import { changesIn, forbiddingOptOut, loadAuditRecords, OPT_OUT_LISTS } from './consents';
import { toRecord } from './fieldValues';
import { requireRecord } from './readableAnswer';
import { callTo, routes } from './routes';

/** The option that leaves out people who have opted out. */
export const skipOptedOut: INodeProperties = {
	displayName: 'Skip Opted-Out',
	name: 'skipOptedOut',
	type: 'boolean',
	default: true,
	description:
		'Whether to ask Sinch first, and to send nothing to a person who is on an opt-out list of the app. The lists for marketing and for notifications count only for messages with that Content Type. When Sinch cannot tell, the item fails. An app without consent management looks like one in which nobody has opted out.',
};

/**
 * The reason why a row is not sent: one of the identities of its recipient is on an opt-out list that forbids the message.
 * Undefined when none is, and where Skip Opted-Out is off. Throws a Failure when Sinch cannot tell.
 */
export async function optOutReason(row: Row): Promise<string | undefined> {
	if (optionsOf(row.values).skipOptedOut !== true) return undefined;
	const { app_id, recipient, message_content_type } = row.call.body;
	for (const identity of await identitiesOf(row, toRecord(recipient))) {
		const changes = changesIn(await loadAuditRecords(row, app_id, identity));
		const optOut = forbiddingOptOut(changes, message_content_type);
		if (optOut) return `${identity} has opted out of ${OPT_OUT_LISTS[optOut.list]} (${optOut.list}, ${optOut.at})`;
	}
	return undefined;
}

/** What Sinch may know the recipient of a message by on its opt-out lists. A contact has an ID and its channel identities. */
async function identitiesOf(row: Row, { contact_id: contactId, ...by }: IDataObject): Promise<string[]> {
	const contact = contactId === undefined ? undefined : await loadContact(row, contactId);
	const identities = objectsAt(contact ?? objectAt(by, 'identified_by'), 'channel_identities');
	const texts = [contactId, ...identities.map(({ identity }) => identity)].map(toText);
	return [...new Set(texts.filter((text) => text !== ''))];
}

async function loadContact({ account, fetch }: Row, contactId: unknown): Promise<IDataObject> {
	const call = callTo(routes.getContact, { path: { contact_id: contactId }, labels: { contact_id: 'Contact' } });
	const contact = await account.once(`contact ${call.url}`, async () => await fetch(call));
	return requireRecord(contact, 'by what this contact is known');
}
