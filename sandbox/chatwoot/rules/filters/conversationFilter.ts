import { priorities, statuses, type ConversationRecord } from '../../store/records';
import type { ServerTraits } from '../../serverVersion';
import { faultOfServer } from '../errors';
import { dayOf } from './days';
import { content, dayField, firstValue, labelField, presence, valueField } from './fields';
import type { FilterTable } from './filter';
import { integerType, textType } from './sqlTypes';
import type { Condition, FilterField } from './types';

/** All values, as they are. Chatwoot v4.15.1 app/services/filter_service.rb (case_insensitive_values) */
function operandsOf({ values }: Condition): unknown[] {
	return Array.isArray(values) ? values : [values];
}

/** A custom attribute is compared with the first value when that is a text, in lower case. Source: as above. */
function customOperands(condition: Condition): unknown[] {
	const value = firstValue(condition.values);
	return typeof value === 'string' ? [value.toLowerCase()] : operandsOf(condition);
}

/** The words of an enumeration. An unknown one stands for null, which no row equals. */
function wordOperands(words: readonly string[]) {
	return ({ key, values }: Condition): unknown[] => {
		if (key === 'status' && (Array.isArray(values) || typeof values === 'string') && values.includes('all')) {
			return [...words];
		}
		if (!Array.isArray(values) || values.some((value) => typeof value !== 'string')) throw faultOfServer();
		return values.map((value: string) => (words.includes(value) ? value : null));
	};
}

type Read = (row: ConversationRecord) => unknown;

const idField = (read: Read, bytes: 4 | 8, more: readonly string[] = presence) =>
	valueField(read, integerType(bytes), operandsOf, more);

function attributeField(name: string, more?: readonly string[]): FilterField<ConversationRecord> {
	const read = ({ additionalAttributes }: ConversationRecord) => {
		const value = additionalAttributes[name];
		if (value === undefined || value === null) return null;
		return typeof value === 'string' ? value : JSON.stringify(value);
	};
	return valueField(read, textType, operandsOf, more);
}

/**
 * The fields of the conversation filter, with their operators. `equal_to` takes all values.
 *
 * Chatwoot v4.15.1 lib/filters/filter_keys.yml:16-124; the order of the fields, which the refusal of an unknown one repeats, as
 * seen on Chatwoot 4.15.1 and 4.8.0
 */
export function conversationFilter({ filtersByContactId }: ServerTraits): FilterTable<ConversationRecord> {
	return {
		fields: {
			status: valueField(({ status }) => status, textType, wordOperands(statuses)),
			assignee_id: idField(({ assigneeId }) => assigneeId, 4),
			inbox_id: idField(({ inboxId }) => inboxId, 4),
			team_id: idField(({ teamId }) => teamId, 8),
			...(filtersByContactId && { contact_id: idField(({ contactId }) => contactId, 8, []) }),
			priority: valueField(({ priority }) => priority, textType, wordOperands(priorities)),
			display_id: idField(({ id }) => id, 4, content),
			campaign_id: idField(() => null, 8),
			labels: labelField(({ labels }) => labels, operandsOf),
			browser_language: attributeField('browser_language'),
			conversation_language: attributeField('conversation_language'),
			...(!filtersByContactId && { country_code: attributeField('country_code') }),
			referer: attributeField('referer', content),
			created_at: dayField(({ createdAt }) => dayOf(createdAt)),
			last_activity_at: dayField(({ lastActivityAt }) => dayOf(lastActivityAt)),
			mail_subject: attributeField('mail_subject', content),
		},
		custom: {
			model: 'conversation_attribute',
			read: ({ customAttributes }) => customAttributes,
			operands: customOperands,
		},
	};
}
