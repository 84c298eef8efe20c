import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, isRecord, objectsAt, toList, toText, type Values } from '../../../shared';

const WITHOUT_VALUE = ['is_present', 'is_not_present'];
const DATES = ['created_at', 'last_activity_at'];

/** The conditions of a row as Chatwoot wants them. Throws an InvalidInput when there is none, or when one is incomplete. */
export function conditionsOf({ conditions, combine }: Values): IDataObject[] {
	const given = isRecord(conditions) ? objectsAt(conditions, 'condition') : [];
	if (given.length === 0) throw new InvalidInput('"Conditions" is empty', 'Add at least one.');
	return given.map((condition, index) => ({
		...toCondition(condition),
		query_operator: index === given.length - 1 ? null : toText(combine),
	}));
}

function toCondition({ field, operator, value, customKey }: IDataObject): IDataObject {
	const isCustom = field === 'custom';
	if (isCustom && !customKey)
		throw new InvalidInput('"Custom Attribute Key" is empty', 'Enter the key of the attribute.');
	return {
		attribute_key: isCustom ? customKey : field,
		filter_operator: operator,
		values: WITHOUT_VALUE.includes(toText(operator)) ? [] : toValues(field, operator, value),
		...(isCustom && { custom_attribute_type: 'conversation_attribute' }),
	};
}

function toValues(field: unknown, operator: unknown, value: unknown): Array<number | string> {
	const values = toList(value);
	if (values.length === 0)
		throw new InvalidInput('"Value" is empty', `"${toText(operator)}" needs something to compare with.`);
	const isDate = DATES.includes(toText(field)) && operator !== 'days_before';
	if (isDate) return values.map(toDay);
	return values.map((entry) => (/_id$/.test(toText(field)) && /^\d+$/.test(entry) ? Number(entry) : entry));
}

// Chatwoot compares times by their day.
function toDay(entry: string): string {
	const day = /^\d{4}-\d\d-\d\d/.exec(entry)?.[0];
	if (day !== undefined) return day;
	throw new InvalidInput(`"Value" is no date: ${displayValue(entry)}`, 'Enter it as 2026-03-02.');
}
