import type { INodeProperties } from 'n8n-workflow';
import { isEmpty, isRecord, omit, type Row } from '../../../shared';
import { asUpdate, withBody } from '../../body';
import { findContact } from '../../findContact';
import { identitiesIn, identityKey, toRequestIdentity, withIdentities } from '../../identities';
import { contactOutput } from '../../outputs';
import { callTo, defineOperation, routes } from '../../routes';
import { contactConversions, contactOptions, displayName, identities, language } from './fields';

// It goes out only for a contact that is created.
const languageIfNew: INodeProperties = {
	...language,
	displayName: 'Language if New',
	name: 'languageIfNew',
	description: 'Language of the contact if it is created; that of an existing contact stays',
	routing: {},
};

export const createOrUpdate = defineOperation({
	option: {
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update a contact',
		description:
			'Update the contact that has the first channel identity, or create one. Further identities are added to it. Changes data.',
	},
	route: routes.createContact,
	alsoCalls: [routes.listContacts, routes.updateContact],
	fields: [identities, displayName, languageIfNew],
	options: contactOptions,
	convert: contactConversions,
	buildRequest: withIdentities,
	output: contactOutput,
	wording: { noun: 'contact', participle: 'created' },
	run: async (row) => {
		const [first = '', ...others] = identitiesIn(row.call.body).map((identity) => `contact ${identityKey(identity)}`);
		// Without the mutex two rows about one person would both find no contact, and create two. The second row may name the identities
		// in another order.
		const body = await row.account.mutex.runExclusiveOfAll(first, others, async () => await writeContact(row));
		return isRecord(body) ? body : {};
	},
});

/** Creates or updates the contact of a row. Gives the body of the answer. */
async function writeContact({ call, values, fetch }: Row): Promise<unknown> {
	const given = identitiesIn(call.body);
	const contact = await findContact(fetch, given[0] ?? {});
	if (!contact) return await fetch(withBody(call, { language: values.languageIfNew }));
	const known = identitiesIn(contact);
	const knownKeys = new Set(known.map(identityKey));
	const added = given.filter((identity) => !knownKeys.has(identityKey(identity)));
	const changes = omit(call.body, 'channel_identities');
	// The API replaces the whole list, so the known identities are sent along.
	if (added.length > 0) changes.channel_identities = [...known.map(toRequestIdentity), ...added];
	if (isEmpty(changes)) return contact;
	const path = { contact_id: contact.id };
	return await fetch(asUpdate(callTo(routes.updateContact, { path, body: changes })));
}
