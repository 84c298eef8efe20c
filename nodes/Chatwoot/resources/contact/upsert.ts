import type { IDataObject } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Output, Operation } from '../../../shared/operation/operation';
import { isRecord } from '../../../shared/base/record';
import type { Row } from '../../../shared/operation/row';
import { attributeTypes, customAttributes } from '../../customAttributes';
import { simplifyContact, secretFields } from '../../outputs';
import { unwrapPayload } from '../../answers';
import { routes } from '../../routes';
import { ensureContact } from '../../steps/ensureContact';
import { personOf } from '../../steps/findContact';
import { inLine } from '../../steps/stepFailure';
import { person } from '../person';
import { detailConversions, updateFields, withAttributes } from './fields';
import { contactOutput } from './output';
import { callTo } from '../../../shared/http/call';

const upsertEntity: Output = {
	simplify: (records) => records.map((record) => ({ ...simplifyContact(record), created: record.created })),
	ids: ({ id, created }) => ({ contactId: id, created }),
	secretFields: secretFields,
};

async function createOrUpdate(row: Row): Promise<IDataObject> {
	const { contactBy, email, identifier, phoneNumber } = row.values;
	const who = personOf(contactBy, email ?? identifier ?? phoneNumber);
	return await inLine(row, `person ${who.key} ${who.value}`, async () => {
		const { contact, created } = await ensureContact(row, who, row.call.body);
		if (created || Object.keys(row.call.body).length === 0) return { ...contact, created };
		const path = { contact_id: contact.id };
		const changed = unwrapPayload(await row.fetch(callTo(routes.updateContact, { path, body: row.call.body })));
		row.runState.forget(`contact ${who.key} ${who.value}`);
		return { ...(isRecord(changed) ? changed : contact), created };
	});
}

// n8n's lint has one text for all operations of this name, which does not say what this one goes by.
const NAME = 'Create or Update';
const DESCRIPTION = 'Change the contact that has exactly this value, or create a new one. Changes data.';

export const upsert: Operation = {
	option: {
		name: NAME,
		value: 'upsert',
		action: 'Create or update a contact',
		description: DESCRIPTION,
	},
	route: routes.searchContacts,
	alsoCalls: [routes.createContact, routes.updateContact],
	fields: [...person, updateFields, customAttributes, ...contactOutput, delivery],
	convert: { ...detailConversions, ...attributeTypes },
	buildRequest: (call, values) => {
		const { contactBy, email, identifier, phoneNumber } = values;
		const who = personOf(contactBy, email ?? identifier ?? phoneNumber);
		return { ...withAttributes(call, values), path: { [who.key]: who.value } };
	},
	output: upsertEntity,
	wording: { noun: 'contact', participle: 'created or updated' },
	run: createOrUpdate,
};
