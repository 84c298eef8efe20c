import type { INodeProperties } from 'n8n-workflow';
import { inBody, updateFieldsOf, holdsAddressOrId, holdsOwnId } from '../../../shared';
import { contactDetails } from '../../../Chatwoot/resources/fields';

export { withCustomAttributes } from '../../../Chatwoot/customAttributes';
export { contactConversions, newContactFields, withChanges } from '../../../Chatwoot/resources/contact/fields';
export { customAttributes, sourceId } from '../fields';

const avatarUrl: INodeProperties = {
	displayName: 'Avatar URL',
	name: 'avatarUrl',
	...holdsAddressOrId,
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/ada.png',
	description: 'Public address of a picture',
	...inBody('avatar_url'),
};

const ownSourceId: INodeProperties = {
	displayName: 'Source ID',
	name: 'sourceId',
	...holdsOwnId,
	type: 'string',
	default: '',
	placeholder: 'e.g. session-17',
	description:
		'A session ID of your own: whoever has it can read the session, so it should not be easy to guess. Without it, a contact with an identifier always has the same one, made of the identifier and the keys in the credential: without an HMAC token there, others may be able to compute it. A contact without an identifier has a new one in every run.',
	...inBody('source_id'),
};

// Only agents can block a contact.
const details = [avatarUrl, ...contactDetails.filter(({ name }) => name !== 'blocked')];

// Chatwoot v4.15.1 app/controllers/public/api/v1/inboxes/contacts_controller.rb:20 takes the identifier of an update for the proof only.
const proof = {
	description:
		'The ID that this person has in your own system, as it was given to Contact: Create. With the HMAC token in the credential it proves who the contact is. Chatwoot does not store it here.',
};

export const updateFields = updateFieldsOf(
	details.map((field) => (field.name === 'identifier' ? { ...field, ...proof } : field)),
);

/** What a new contact may have besides `newContactFields`, entries of Options. */
export const newContactOptions = [avatarUrl, ownSourceId];
