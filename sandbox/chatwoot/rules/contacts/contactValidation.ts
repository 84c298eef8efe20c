import { isBlank } from '../../params';
import type { ContactRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { faultOfServer, invalidRecord } from '../errors';
import { findContactBy, type ContactKeys } from './contactValues';

/** The longest text that a column of the contacts takes. Chatwoot v4.15.1 app/models/application_record.rb */
const longestText = 255;

type Problem = readonly [attribute: string, message: string];

/**
 * What the server checks of each key, in the order of its messages. Only the blanks of ASCII are blanks to its pattern of an
 * email. The pattern of a phone number has no start, so `+46` and `tel:+4670` pass.
 *
 * Chatwoot v4.15.1 app/models/contact.rb (validates); the messages as seen on Chatwoot 4.15.1
 */
const checks: ReadonlyArray<{
	key: keyof ContactKeys;
	attribute: string;
	name: string;
	format?: RegExp;
	refusal?: string;
}> = [
	{
		key: 'email',
		attribute: 'email',
		name: 'Email',
		format: /^[^@ \t\r\n\f\v]+@[^@ \t\r\n\f\v]+$/,
		refusal: 'Invalid email',
	},
	{ key: 'identifier', attribute: 'identifier', name: 'Identifier' },
	{
		key: 'phoneNumber',
		attribute: 'phone_number',
		name: 'Phone number',
		format: /\+[1-9]\d{1,14}$/,
		refusal: 'should be in e164 format',
	},
];

function lengthProblems({ name, ...keys }: ContactKeys & Pick<ContactRecord, 'name'>): Problem[] {
	const texts: Array<[attribute: string, label: string, text: string | null]> = [
		['name', 'Name', name],
		['email', 'Email', keys.email],
		['phone_number', 'Phone number', keys.phoneNumber],
		['identifier', 'Identifier', keys.identifier],
	];
	return texts
		.filter(([, , text]) => text !== null && Array.from(text).length > longestText)
		.map(([attribute, label]) => [attribute, `${label} is too long (maximum is ${longestText} characters)`]);
}

/**
 * Checks the values of a contact before they are stored. `own` is the contact that is updated: its own values do not count as
 * taken. Throws an HttpError: 422 with all problems; 500 for a blank identifier that another contact has, because only the
 * index of the database refuses it.
 */
export function validateContact(
	store: ChatwootStore,
	values: ContactKeys & Pick<ContactRecord, 'name'>,
	own?: ContactRecord,
): void {
	const problems = lengthProblems(values);
	for (const { key, attribute, name, format, refusal } of checks) {
		const value = values[key];
		if (value === null || isBlank(value)) continue;
		const other = findContactBy(store, key, value);
		if (other && other !== own) problems.push([attribute, `${name} has already been taken`]);
		if (format && !format.test(value)) problems.push([attribute, `${name} ${refusal}`]);
	}
	if (problems.length > 0) throw invalidRecord(problems);
	const { identifier } = values;
	const twin = identifier === null ? undefined : findContactBy(store, 'identifier', identifier);
	if (twin && twin !== own) throw faultOfServer();
}
