import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../../shared/base/failure';
import { attributesIn } from '../../customAttributes';
import { personOf } from '../../steps/findContact';
import { contactDetails } from '../fields';
import type { Values } from '../../../shared/base/record';
import type { Call } from '../../../shared/http/call';

/** What to change in a contact. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: contactDetails,
};

/** What to give a new contact. */
export const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: contactDetails,
};

const email = (value: unknown) => check('email', value);
const phone = (value: unknown) => check('phone_number', value);
/** Checks of email address and phone number in both collections. */
export const detailConversions = {
	'createFields.email': email,
	'createFields.phone_number': phone,
	'updateFields.email': email,
	'updateFields.phone_number': phone,
};

// The words begin with the field's name already.
function check(key: 'email' | 'phone_number', value: unknown): string {
	try {
		return personOf(key, value).value;
	} catch (error) {
		throw withoutName(error);
	}
}

function withoutName(error: unknown): InvalidInput {
	return error instanceof InvalidInput
		? new InvalidInput(error.message.replace(/^"[^"]*" /, ''), error.description)
		: new InvalidInput(String(error));
}

/** The attributes of the row, beside the fields. */
export function withAttributes(call: Call, values: Values): Call {
	const attributes = attributesIn(values.customAttributes);
	if (Object.keys(attributes).length === 0) return call;
	return { ...call, body: { ...call.body, custom_attributes: attributes } };
}

/** Refuses a change that changes nothing. */
export function changesSomething({ body }: Call): void {
	if (Object.keys(body).length === 0) {
		throw new InvalidInput('"Update Fields" is empty', 'Add a field or a custom attribute that is to change.');
	}
}
