import type { ContactRecord } from './records';

/** A new contact. Fields that are missing get the API's defaults. */
export function contactRecord(id: string, fields: Partial<ContactRecord>): ContactRecord {
	const { channel_identities = [], language = 'UNSPECIFIED', display_name = '' } = fields;
	return {
		id,
		channel_identities,
		channel_priority: fields.channel_priority ?? [...new Set(channel_identities.map(({ channel }) => channel))],
		display_name: display_name === '' ? 'Unknown' : display_name,
		email: fields.email ?? '',
		external_id: fields.external_id ?? '',
		language,
		metadata: fields.metadata ?? '',
	};
}
