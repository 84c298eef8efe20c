import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { isRecord } from '../../../shared/base/record';
import type { Row } from '../../../shared/operation/row';
import { contactEntity } from '../../outputs/message';
import { identitiesOf } from '../recipient';
import { asGiven, contactWith, identitiesIn, keyOf } from '../../findContact';
import { asUpdate, withBody, without } from '../../body';
import { createContactRoute, listContactsRoute, updateContactRoute } from '../../routes';
import { contactConversions, contactIdentities, createFields, language } from './fields';
import { contactOutput } from './output';
import { callTo } from '../../../shared/http/call';

// Only for a contact that is made: that of an existing one stays as it is.
const languageIfNew: INodeProperties = {
	...language,
	displayName: 'Language if New',
	name: 'languageIfNew',
	description: 'Language of the contact if it is created; that of an existing contact stays',
	routing: {},
};

/** Updates the contact that has the first channel identity, or creates it. */
export const createOrUpdate: Operation = {
	option: {
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update a contact',
		description:
			'Update the contact that has the first channel identity, or create one. Further identities are added to it. Changes data.',
	},
	route: createContactRoute,
	alsoCalls: [listContactsRoute, updateContactRoute],
	fields: [contactIdentities, languageIfNew, createFields, ...contactOutput, delivery],
	convert: contactConversions,
	buildRequest: (call, values) => withBody(call, { channel_identities: identitiesOf(values.identities) }),
	output: contactEntity,
	wording: { noun: 'contact', participle: 'created' },
	run: async (row) => {
		const key = `contact ${keyOf(identitiesIn(row.call.body)[0] ?? {})}`;
		// Two rows about one person would both find nobody, and create two.
		const { body } = await row.runState.turns.runExclusive(key, async () => ({
			body: await write(row),
			earlier: false,
		}));
		return isRecord(body) ? body : {};
	},
};

async function write(row: Row): Promise<unknown> {
	const { body } = row.call;
	const existing = await contactWith(row, identitiesIn(body)[0] ?? {});
	if (!existing) return await row.fetch(withBody(row.call, { language: row.values.languageIfNew }));
	const known = identitiesIn(existing);
	const keys = new Set(known.map(keyOf));
	const added = identitiesIn(body).filter((identity) => !keys.has(keyOf(identity)));
	const changes = without(body, 'channel_identities');
	// Lists are replaced as a whole, so what is there has to be sent along.
	const change = { ...changes, ...(added.length > 0 && { channel_identities: [...known.map(asGiven), ...added] }) };
	if (Object.keys(change).length === 0) return existing;
	const path = { contact_id: existing.id };
	return await row.fetch(asUpdate({ ...callTo(updateContactRoute, { path }), body: change }));
}
