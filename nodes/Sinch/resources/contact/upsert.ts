import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/deliveryFields';
import type { Operation } from '../../../shared/operation';
import { isRecord, parts } from '../../../shared/record';
import { callTo } from '../../../shared/request';
import type { Row } from '../../../shared/row';
import { contactEntity } from '../../entities';
import { identitiesOf } from '../../identities';
import { asUpdate, withBody } from '../../place';
import { formsOf } from '../../phone';
import { createContactRoute, listContactsRoute, updateContactRoute } from '../../routes';
import { contactConversions, contactIdentities, createFields, language } from './fields';

import { contactOutput } from './output';

// Only for a contact that is made: that of an existing one stays as it is.
const languageIfNew: INodeProperties = {
	...language,
	displayName: 'Language if New',
	name: 'languageIfNew',
	description: 'Language of the contact if it is created; that of an existing contact stays',
	routing: {},
};

/** Updates the contact that has the first channel identity, or creates it. */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a contact',
		description:
			'Update the contact that has the first channel identity, or create one. Further identities are added to it. Changes data.',
	},
	route: createContactRoute,
	alsoCalls: [listContactsRoute, updateContactRoute],
	fields: [contactIdentities, languageIfNew, createFields, ...contactOutput, delivery],
	convert: contactConversions,
	prepare: (call, values) => withBody(call, { channel_identities: identitiesOf(values.identities) }),
	entity: contactEntity,
	done: { what: 'contact', verb: 'created' },
	run: async (row) => {
		const key = `upsert ${keyOf(identitiesIn(row.call.body)[0] ?? {})}`;
		// Two rows about one person would both find nobody, and create two.
		const { body } = await row.run.turns.inTurn(key, async () => ({ body: await createOrUpdate(row), earlier: false }));
		return isRecord(body) ? body : {};
	},
};

async function createOrUpdate(row: Row): Promise<unknown> {
	const { body } = row.call;
	const existing = await contactWith(row, identitiesIn(body)[0] ?? {});
	if (!existing) return await row.fetch(withBody(row.call, { language: row.values.languageIfNew }));
	const known = identitiesIn(existing);
	const keys = new Set(known.map(keyOf));
	const added = identitiesIn(body).filter((identity) => !keys.has(keyOf(identity)));
	const { channel_identities: _identities, ...changes } = body;
	// Lists are replaced as a whole, so what is there has to be sent along.
	const change = { ...changes, ...(added.length > 0 && { channel_identities: [...known.map(asGiven), ...added] }) };
	if (Object.keys(change).length === 0) return existing;
	const path = { contact_id: existing.id };
	return await row.fetch(asUpdate({ ...callTo(updateContactRoute, { path }), body: change }));
}

async function contactWith(row: Row, { channel, identity }: IDataObject): Promise<IDataObject | undefined> {
	for (const form of formsOf(String(identity))) {
		const query = { channel, identity: form, page_size: 1 };
		const answer = await row.fetch(callTo(listContactsRoute, { query }));
		const [found] = isRecord(answer) ? parts(answer, 'contacts') : [];
		if (found) return found;
	}
	return undefined;
}

const identitiesIn = (record: IDataObject) => parts(record, 'channel_identities');

function keyOf({ channel, identity }: IDataObject): string {
	return `${String(channel)} ${String(identity).replace(/^\+(?=\d+$)/, '')}`;
}

// In answers the app is an empty text where the identity belongs to none.
function asGiven({ channel, identity, app_id }: IDataObject): IDataObject {
	return { channel, identity, ...(app_id !== '' && app_id !== undefined && { app_id }) };
}
