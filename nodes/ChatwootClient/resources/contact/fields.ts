import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, inBody, updateFieldsOf, holdsAddressOrId, holdsOwnId } from '../../../shared';
import { contactDetails } from '../../../Chatwoot/resources/fields';

export { withCustomAttributes } from '../../../Chatwoot/customAttributes';
export { contactConversions, withChanges } from '../../../Chatwoot/resources/contact/fields';
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
	description: 'A session ID of your own, instead of one that the server makes up',
	...inBody('source_id'),
};

// Only agents can block a contact.
const details = [avatarUrl, ...contactDetails.filter(({ name }) => name !== 'blocked')];

export const updateFields = updateFieldsOf(details);

export const createFields = createFieldsOf([...details, ownSourceId]);
