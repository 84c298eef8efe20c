import { isRecord } from '../../../server/guards';
import { isBlank } from '../../params';
import type { Attributes, ContactRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { changeContact } from './contactWrites';

/** Attributes with those of another contact in the gaps, also inside of nested attributes. */
export function withGapsFilled(own: Attributes, other: Attributes): Attributes {
	const merged: Attributes = { ...other };
	for (const [name, value] of Object.entries(own)) {
		const gap = merged[name];
		merged[name] = isRecord(value) && isRecord(gap) ? withGapsFilled(value, gap) : value;
	}
	return merged;
}

/**
 * Merges a contact into another: conversations, messages and sessions go to `base`, whose blank values are filled with those
 * of `other`; then `other` is deleted. Its labels are lost. Nothing happens when both are the same. Raises message_updated
 * for each message of `other`, and contact_updated for `base`.
 *
 * Chatwoot v4.15.1 app/actions/contact_merge_action.rb
 */
export function mergeContacts(store: ChatwootStore, base: ContactRecord, other: ContactRecord): void {
	if (base === other) return;
	for (const conversation of store.conversationsOf(other.id)) conversation.contactId = base.id;
	for (const message of store.messages) {
		if (message.sender?.type !== 'contact' || message.sender.id !== other.id) continue;
		message.sender = { type: 'contact', id: base.id };
		store.onChange({ event: 'message_updated', message });
	}
	base.sessions.push(...other.sessions);
	base.sessions.sort((a, b) => a.id - b.id);
	store.deleteContact(other);
	const filled = <Name extends 'email' | 'identifier' | 'name' | 'phoneNumber'>(name: Name) =>
		isBlank(base[name]) && !isBlank(other[name]) ? other[name] : base[name];
	const values = {
		name: filled('name'),
		email: filled('email'),
		phoneNumber: filled('phoneNumber'),
		identifier: filled('identifier'),
		additionalAttributes: withGapsFilled(base.additionalAttributes, other.additionalAttributes),
		customAttributes: withGapsFilled(base.customAttributes, other.customAttributes),
	};
	const isLead = base.contactType === 'lead' || !isBlank(values.email) || !isBlank(values.phoneNumber);
	changeContact(store, base, { ...values, contactType: isLead ? 'lead' : 'visitor' });
}
