import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isEmpty, isRecord, omit, toText, type Row } from '../../../shared';
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
	wording: { noun: 'contact', participle: 'created or updated' },
	run: async (row) => {
		const [first = '', ...others] = identitiesIn(row.call.body).map((identity) => `contact ${identityKey(identity)}`);
		// Without the mutex two rows about one person would both find no contact, and create two. The second row may name the identities
		// in another order.
		const body = await row.account.mutex.runExclusiveOfAll(first, others, async () => await writeContact(row));
		return isRecord(body) ? body : {};
	},
});

/** Creates or updates the contact of a row. Gives the body of the answer. */
async function writeContact(row: Row): Promise<unknown> {
	const { call, values, fetch, account } = row;
	const [first = {}] = identitiesIn(call.body);
	const contact = await findContact(fetch, first);
	if (!contact) return await fetch(withBody(call, { language: values.languageIfNew }));
	// Another row may have found the same contact by another identity, and have added some since.
	return await account.mutex.runExclusive<unknown>(`contact ${toText(contact.id)}`, async ({ result, failure }) => {
		const isUnchanged = result === undefined && failure === undefined;
		return await updateContact(row, isUnchanged ? contact : ((await findContact(fetch, first)) ?? contact));
	});
}

async function updateContact({ call, fetch }: Row, contact: IDataObject): Promise<unknown> {
	const known = identitiesIn(contact);
	const knownKeys = new Set(known.map(identityKey));
	const added = identitiesIn(call.body).filter((identity) => !knownKeys.has(identityKey(identity)));
	const changes = omit(call.body, 'channel_identities');
	// The API replaces the whole list, so the known identities are sent along.
	if (added.length > 0) changes.channel_identities = [...known.map(toRequestIdentity), ...added];
	if (isEmpty(changes)) return contact;
	const path = { contact_id: contact.id };
	return await fetch(asUpdate(callTo(routes.updateContact, { path, body: changes })));
}
