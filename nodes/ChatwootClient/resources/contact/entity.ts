import { simplifyContact, secretFields } from '../../../Chatwoot/outputs';
import type { Output } from '../../../shared/operation/operation';

/** A contact with its session, where the answer tells it. */
export const clientContactEntity: Output = {
	simplify: (records, { values }) =>
		records.map((record) => {
			const { contactId, name, email, phoneNumber } = simplifyContact(record);
			return { sourceId: record.source_id ?? values.contact_identifier ?? null, contactId, name, email, phoneNumber };
		}),
	ids: ({ id, source_id: sourceId }) => ({ contactId: id, ...(sourceId !== undefined && { sourceId }) }),
	secretFields: secretFields,
};
