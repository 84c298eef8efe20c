import type { ContactRecord } from './records';

/** An identity that several contacts have, on one channel or on several. */
export interface IdentityConflict {
	/** A phone number without plus sign. */
	identity: string;
	channels: string[];
	contact_ids: string[];
}

/** Channels whose identities Unified Contact ID would take for one person. */
const CHANNELS = ['MMS', 'RCS', 'SMS'];

/** The identities on SMS, MMS and RCS that more than one contact has. */
export function conflictsIn(contacts: readonly ContactRecord[]): IdentityConflict[] {
	const owners = new Map<string, { channels: Set<string>; contacts: Set<string> }>();
	for (const { id, channel_identities } of contacts) {
		for (const { channel, identity } of channel_identities) {
			if (!CHANNELS.includes(channel)) continue;
			const number = identity.replace(/^\+/, '');
			const known = owners.get(number) ?? { channels: new Set(), contacts: new Set() };
			known.channels.add(channel);
			known.contacts.add(id);
			owners.set(number, known);
		}
	}
	return [...owners]
		.filter(([, { contacts: ids }]) => ids.size > 1)
		.map(([identity, { channels, contacts: ids }]) => ({ identity, channels: [...channels], contact_ids: [...ids] }));
}
