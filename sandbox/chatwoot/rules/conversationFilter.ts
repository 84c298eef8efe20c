import { HttpError } from '../../server/types';
import type { ConversationRecord } from '../store/records';

/** A condition of the conversation filter. */
export interface Condition {
	attribute_key: string;
	filter_operator: string;
	values: unknown[];
	query_operator?: string | null;
}

const attributes: Record<string, (row: ConversationRecord) => unknown> = {
	status: ({ status }) => status,
	assignee_id: ({ assigneeId }) => assigneeId,
	inbox_id: ({ inboxId }) => inboxId,
	team_id: ({ teamId }) => teamId,
	priority: ({ priority }) => priority,
	display_id: ({ id }) => id,
	labels: ({ labels }) => labels,
	created_at: ({ createdAt }) => createdAt,
	last_activity_at: ({ lastActivityAt }) => lastActivityAt,
};

/** The values of an attribute: none, one, or several for labels. Throws an HttpError with status 422 for an unknown key. */
function valuesOf(row: ConversationRecord, key: string): unknown[] {
	const read = attributes[key];
	if (!read && !(key in row.customAttributes) && !/^[a-z_]+$/.test(key)) {
		throw new HttpError(422, `Invalid attribute key - [${key}]`);
	}
	const value = read ? read(row) : row.customAttributes[key];
	return [value].flat().filter((entry) => entry !== null && entry !== undefined);
}

const daySeconds = 86_400;

// The server compares times by day.
const dayOf = (value: unknown) =>
	Math.floor((typeof value === 'number' ? value : Date.parse(String(value)) / 1000) / daySeconds);

function matches(row: ConversationRecord, { attribute_key: key, filter_operator: operator, values }: Condition) {
	const own = valuesOf(row, key);
	if (operator === 'is_present') return own.length > 0;
	if (operator === 'is_not_present') return own.length === 0;
	if (values.length === 0) throw new HttpError(422, `Invalid value. The values provided for ${key} are invalid`);
	const isIn = own.some((value) => values.some((wanted) => String(wanted) === String(value)));
	const contains = own.some((value) => values.some((wanted) => String(value).includes(String(wanted))));
	switch (operator) {
		case 'equal_to':
			return isIn || (key === 'status' && values.includes('all'));
		case 'not_equal_to':
			return !isIn;
		case 'contains':
			return contains;
		case 'does_not_contain':
			return !contains;
		case 'is_greater_than':
			return own.some((value) => dayOf(value) > dayOf(values[0]));
		case 'is_less_than':
			return own.some((value) => dayOf(value) < dayOf(values[0]));
		case 'days_before':
			return own.some((value) => Number(value) < Date.now() / 1000 - Number(values[0]) * daySeconds);
		default:
			throw new HttpError(422, `Invalid query operator. Query operator must be either "AND" or "OR".`);
	}
}

/**
 * Whether a conversation meets the conditions. AND and OR have the same precedence and are evaluated from left to right.
 * Throws an HttpError with status 422 for a condition that is not valid.
 */
export function matchesConditions(row: ConversationRecord, conditions: Condition[]): boolean {
	let result = true;
	let operator = 'AND';
	for (const condition of conditions) {
		const met = matches(row, condition);
		result = operator === 'OR' ? result || met : result && met;
		operator = condition.query_operator ?? 'AND';
	}
	return result;
}
