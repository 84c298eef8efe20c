import { HttpError, type Call, type OperationHandler } from '../server/types';
import { notifyWebhooks } from './callbacks';
import { identityKey, storedIdentity } from './identity';
import { conflictsIn } from './identityConflicts';
import { requireApp, requireContact } from './lookups';
import { pageOf } from './pages';
import { createContact, parseRecipient } from './recipients';
import type { ContactRecord, Identity } from './records';
import { bodyOf, maskedFields, queryOf } from './request';
import type { SinchState } from './state';

/** Fields that an update may change. */
const changeable = [
	'channel_identities',
	'channel_priority',
	'display_name',
	'email',
	'external_id',
	'language',
	'metadata',
] as const;

/**
 * The identities of a request, as they are stored. Throws an HttpError with status 400 when another contact than `own` has one
 * of them.
 */
function freeIdentities(state: SinchState, given: unknown, own?: ContactRecord): Identity[] {
	const identities = (given as Identity[]).map((identity) => storedIdentity(state, identity));
	for (const identity of identities) {
		const owner = state.store.contactAt(identity);
		if (owner && owner !== own) throw new HttpError(400, `contact with identity ${identity.identity} exists already`);
	}
	return identities;
}

function findContacts(state: SinchState, call: Call): readonly ContactRecord[] {
	const { external_id, channel, identity } = queryOf(call);
	if (external_id !== undefined && (channel !== undefined || identity !== undefined)) {
		throw new HttpError(400, 'external_id cannot be combined with channel and identity');
	}
	if ((channel === undefined) !== (identity === undefined)) {
		throw new HttpError(400, 'channel and identity must be given together');
	}
	const { contacts } = state.store;
	if (external_id !== undefined) return contacts.filter((contact) => contact.external_id === external_id);
	if (channel === undefined) return contacts;
	const wanted = { channel: channel as string, identity: identity as string };
	const isWanted = (own: Identity) =>
		state.quirks.exactPhones
			? own.channel === wanted.channel && own.identity === wanted.identity
			: identityKey(own) === identityKey(wanted);
	return contacts.filter(({ channel_identities }) => channel_identities.some(isWanted));
}

/** Handlers of all routes below contacts. */
export const contactHandlers: Record<string, OperationHandler<SinchState>> = {
	createContact: (call, state) => {
		const fields = bodyOf(call) as Partial<ContactRecord>;
		const channel_identities = freeIdentities(state, fields.channel_identities);
		return { status: 200, body: createContact(state, { ...fields, channel_identities }) };
	},

	listContacts: (call, state) => ({
		status: 200,
		body: pageOf(findContacts(state, call), 'contacts', call, state.quirks),
	}),

	listIdentityConflicts: (call, state) => ({
		status: 200,
		body: pageOf(conflictsIn(state.store.contacts), 'conflicts', call, state.quirks),
	}),

	getContact: ({ params }, state) => ({ status: 200, body: requireContact(state, params.contact_id) }),

	updateContact: (call, state) => {
		const contact = requireContact(state, call.params.contact_id);
		const changes = maskedFields(call, changeable);
		if (changes.channel_identities) {
			changes.channel_identities = freeIdentities(state, changes.channel_identities, contact);
		}
		for (const [name, value] of Object.entries(changes)) Reflect.set(contact, name, value ?? '');
		notifyWebhooks(state, 'CONTACT_UPDATE', '', { contact_update_notification: { contact } });
		return { status: 200, body: state.store.keepContact(contact) };
	},

	deleteContact: ({ params }, state) => {
		const contact = requireContact(state, params.contact_id);
		state.store.dropContact(contact);
		notifyWebhooks(state, 'CONTACT_DELETE', '', { contact_delete_notification: { contact } });
		return { status: 200 };
	},

	mergeContact: (call, state) => {
		const survivor = requireContact(state, call.params.destination_id);
		const source = requireContact(state, bodyOf(call).source_id);
		if (source === survivor) throw new HttpError(400, 'source_id and destination_id are the same');
		const channels = new Set(survivor.channel_identities.map(({ channel }) => channel));
		survivor.channel_identities.push(...source.channel_identities.filter(({ channel }) => !channels.has(channel)));
		for (const name of ['email', 'external_id', 'metadata'] as const) survivor[name] ||= source[name];
		for (const conversation of state.store.conversations) {
			if (conversation.contact_id === source.id) conversation.contact_id = survivor.id;
		}
		state.store.dropContact(source);
		const notification = { preserved_contact: survivor, deleted_contact: source };
		notifyWebhooks(state, 'CONTACT_MERGE', '', { contact_merge_notification: notification });
		return { status: 200, body: state.store.keepContact(survivor) };
	},

	getChannelProfile: (call, state) => {
		const { app_id, channel, recipient } = bodyOf(call);
		const { contact, identities } = parseRecipient(state, requireApp(state, app_id), recipient);
		const [identity] = identities;
		if (!identity) throw new HttpError(400, `the recipient has no identity on ${String(channel)}`);
		return { status: 200, body: { profile_name: contact?.display_name ?? `Profile of ${identity.identity}` } };
	},
};
