import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';

// n8n's descriptions cannot say what a text is. Copies of a field share these objects, by which the fields are told apart.
const addressOrId: INodePropertyTypeOptions = {};
const ownId: INodePropertyTypeOptions = {};

/** For a text field that holds a URL, an email address, a date, or an ID that the service has given. */
export const holdsAddressOrId = { typeOptions: addressOrId };

/** For a text field that holds an ID of the user's own system. Quotes and full-width letters may be part of it. */
export const holdsOwnId = { typeOptions: ownId };

/** What a pasted value of a field is cleaned of: all that pasting adds, invisible marks alone, or nothing. */
export function pastedKindOf({ type, typeOptions }: INodeProperties): 'addressOrId' | 'ownId' | undefined {
	if (type === 'resourceLocator' || typeOptions === addressOrId) return 'addressOrId';
	return typeOptions === ownId ? 'ownId' : undefined;
}
