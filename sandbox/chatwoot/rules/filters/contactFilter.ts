import type { ContactRecord } from '../../store/records';
import { faultOfServer } from '../errors';
import type { ServerTraits } from '../../serverVersion';
import { dayOf } from './days';
import { content, dayField, firstValue, labelField, valueField } from './fields';
import type { FilterTable } from './filter';
import { booleanType, textType } from './sqlTypes';
import type { Condition } from './types';

/** The one value that the contact filter looks at: the first, in lower case. app/services/contacts/filter_service.rb:21 */
function operandsOf({ values }: Condition): unknown[] {
	const value = firstValue(values);
	return [typeof value === 'string' ? value.toLowerCase() : value];
}

/** A phone number: a plus, and the value without its plus signs. app/services/contacts/filter_service.rb:21 */
function phoneOperands({ values }: Condition): unknown[] {
	const value = firstValue(values);
	if (typeof value !== 'string') throw faultOfServer();
	return [`+${value.replaceAll('+', '')}`];
}

const lower = (read: (contact: ContactRecord) => unknown) => (contact: ContactRecord) => {
	const text = read(contact);
	return typeof text === 'string' ? text.toLowerCase() : null;
};

const attribute = (name: string) => lower(({ additionalAttributes }) => additionalAttributes[name]);

const textField = (read: (contact: ContactRecord) => unknown, more?: readonly string[]) =>
	valueField(lower(read), textType, operandsOf, more);

/**
 * The fields of the contact filter, with their operators. The letter case of texts does not count. `starts_with` works as
 * `equal_to`. Only the first value counts.
 *
 * Chatwoot v4.15.1 lib/filters/filter_keys.yml:130-211; 4.8.0 names the company `company`, as seen there
 */
export function contactFilter({ filtersByCompanyName }: ServerTraits): FilterTable<ContactRecord> {
	const company = filtersByCompanyName ? 'company_name' : 'company';
	return {
		fields: {
			name: textField(({ name }) => name, content),
			phone_number: valueField(
				lower(({ phoneNumber }) => phoneNumber),
				textType,
				phoneOperands,
				[...content, 'starts_with'],
			),
			email: textField(({ email }) => email, content),
			identifier: textField(({ identifier }) => identifier),
			country_code: valueField(attribute('country_code'), textType, operandsOf),
			city: valueField(attribute('city'), textType, operandsOf, content),
			[company]: valueField(attribute(company), textType, operandsOf, content),
			labels: labelField(({ labels }) => labels, operandsOf),
			created_at: dayField(({ createdAt }) => dayOf(createdAt)),
			last_activity_at: dayField(({ lastActivityAt }) => (lastActivityAt === null ? null : dayOf(lastActivityAt))),
			blocked: valueField(({ blocked }) => blocked, booleanType, operandsOf),
		},
		custom: {
			model: 'contact_attribute',
			read: ({ customAttributes }) => customAttributes,
			operands: operandsOf,
		},
	};
}
