import { Refusal, type Call, type OperationHandler } from '../server/types';
import { announce } from './callbacks';
import { appOf, bodyOf, contactOf, kept, masked } from './lookups';
import { pageOf } from './pages';
import { queryOf } from './query';
import type { ContactRecord, Identity } from './records';
import { addContact, recipientOf } from './recipients';
import type { SinchState } from './state';
import { identityKey } from './store';

const changeable = [
	'channel_identities',
	'channel_priority',
	'display_name',
	'email',
	'external_id',
	'language',
	'metadata',
] as const;

function ownIdentities(state: SinchState, given: unknown, own?: ContactRecord): Identity[] {
	const identities = (given as Identity[]).map((identity) => kept(state, identity));
	for (const identity of identities) {
		const holder = state.store.contactAt(identity);
		if (holder && holder !== own) throw new Refusal(400, `contact with identity ${identity.identity} exists already`);
	}
	return identities;
}

function matching(state: SinchState, call: Call): readonly ContactRecord[] {
	const { external_id, channel, identity } = queryOf(call);
	if (external_id !== undefined && (channel !== undefined || identity !== undefined)) {
		throw new Refusal(400, 'external_id cannot be combined with channel and identity');
	}
	if ((channel === undefined) !== (identity === undefined)) {
		throw new Refusal(400, 'channel and identity must be given together');
	}
	const { contacts } = state.store;
	if (external_id !== undefined) return contacts.filter((contact) => contact.external_id === external_id);
	if (channel === undefined) return contacts;
	const wanted = { channel: channel as string, identity: identity as string };
	const same = (own: Identity) =>
		state.quirks.exactPhones
			? own.channel === wanted.channel && own.identity === wanted.identity
			: identityKey(own) === identityKey(wanted);
	return contacts.filter(({ channel_identities }) => channel_identities.some(same));
}

/** Handlers of every route under contacts. */
export const contactHandlers: Record<string, OperationHandler<SinchState>> = {
	createContact: (call, state) => {
		const fields = bodyOf(call) as Partial<ContactRecord>;
		const channel_identities = ownIdentities(state, fields.channel_identities);
		return { status: 200, body: addContact(state, { ...fields, channel_identities }) };
	},

	listContacts: (call, state) => ({
		status: 200,
		body: pageOf(matching(state, call), 'contacts', call, state.quirks),
	}),

	getContact: ({ params }, state) => ({ status: 200, body: contactOf(state, params.contact_id) }),

	updateContact: (call, state) => {
		const contact = contactOf(state, call.params.contact_id);
		const changes = masked(call, changeable);
		if (changes.channel_identities) {
			changes.channel_identities = ownIdentities(state, changes.channel_identities, contact);
		}
		for (const [name, value] of Object.entries(changes)) Reflect.set(contact, name, value ?? '');
		announce(state, 'CONTACT_UPDATE', '', { contact_update_notification: { contact } });
		return { status: 200, body: state.store.keepContact(contact) };
	},

	deleteContact: ({ params }, state) => {
		const contact = contactOf(state, params.contact_id);
		state.store.dropContact(contact);
		announce(state, 'CONTACT_DELETE', '', { contact_delete_notification: { contact } });
		return { status: 200 };
	},

	mergeContact: (call, state) => {
		const survivor = contactOf(state, call.params.destination_id);
		const source = contactOf(state, bodyOf(call).source_id);
		if (source === survivor) throw new Refusal(400, 'source_id and destination_id are the same');
		const channels = new Set(survivor.channel_identities.map(({ channel }) => channel));
		survivor.channel_identities.push(...source.channel_identities.filter(({ channel }) => !channels.has(channel)));
		for (const name of ['email', 'external_id', 'metadata'] as const) survivor[name] ||= source[name];
		for (const conversation of state.store.conversations) {
			if (conversation.contact_id === source.id) conversation.contact_id = survivor.id;
		}
		state.store.dropContact(source);
		const notification = { preserved_contact: survivor, deleted_contact: source };
		announce(state, 'CONTACT_MERGE', '', { contact_merge_notification: notification });
		return { status: 200, body: state.store.keepContact(survivor) };
	},

	getChannelProfile: (call, state) => {
		const { app_id, channel, recipient } = bodyOf(call);
		const { contact, identities } = recipientOf(state, appOf(state, app_id), recipient);
		const [identity] = identities;
		if (!identity) throw new Refusal(400, `the recipient has no identity on ${String(channel)}`);
		return { status: 200, body: { profile_name: contact?.display_name ?? `Profile of ${identity.identity}` } };
	},
};
