import type { IDataObject } from 'n8n-workflow';
import { defineOutput, objectsAt, toText, type Output } from '../../shared';
import { PHONE_CHANNELS, toItemIdentity } from '../phone';
import { orNull } from './values';

function simplifyContact(record: IDataObject): IDataObject {
	const identities = objectsAt(record, 'channel_identities');
	const phone = identities.find(({ channel }) => PHONE_CHANNELS.has(toText(channel)));
	return {
		contactId: record.id,
		displayName: orNull(record.display_name),
		phone: toItemIdentity(phone?.channel, phone?.identity),
		email: orNull(record.email),
		externalId: orNull(record.external_id),
		channels: identities.map(({ channel }) => toText(channel)).join(', '),
		language: orNull(record.language),
		metadata: orNull(record.metadata),
	};
}

export const contactOutput = defineOutput({
	fieldNames: 'channel_identities channel_priority display_name email external_id id language metadata',
	simplify: (records) => records.map(simplifyContact),
	ids: ({ id }) => ({ contactId: id }),
});

export const channelProfileOutput: Output = {
	simplify: (records) => records.map(({ profile_name: name }) => (name ? { profileName: name } : { found: false })),
	ids: () => ({}),
};
