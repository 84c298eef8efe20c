import type { IDataObject } from 'n8n-workflow';
import { displayValue, toList } from '../../../shared/parameters/convert';
import { InvalidInput } from '../../../shared/base/failure';
import { isRecord, objectsAt, toText } from '../../../shared/base/record';

const WITHOUT_VALUE = ['is_present', 'is_not_present'];
const DATES = ['created_at', 'last_activity_at'];

/** The conditions as Chatwoot wants them. Throws a Refusal for one that lacks its value or its key. */
export function conditionsIn(value: unknown, combine: unknown): IDataObject[] {
	const given = isRecord(value) ? objectsAt(value, 'condition') : [];
	return given.map((condition, index) => ({
		...conditionOf(condition),
		query_operator: index === given.length - 1 ? null : toText(combine),
	}));
}

function conditionOf({ field, operator, value, customKey }: IDataObject): IDataObject {
	const isCustom = field === 'custom';
	if (isCustom && !customKey)
		throw new InvalidInput('"Custom Attribute Key" is empty', 'Enter the key of the attribute.');
	return {
		attribute_key: isCustom ? customKey : field,
		filter_operator: operator,
		values: WITHOUT_VALUE.includes(toText(operator)) ? [] : valuesOf(field, operator, value),
		...(isCustom && { custom_attribute_type: 'conversation_attribute' }),
	};
}

function valuesOf(field: unknown, operator: unknown, value: unknown): Array<number | string> {
	const values = toList(value);
	if (values.length === 0)
		throw new InvalidInput('"Value" is empty', `"${toText(operator)}" needs something to compare with.`);
	const isDate = DATES.includes(toText(field)) && operator !== 'days_before';
	if (isDate) return values.map(dayOf);
	return values.map((entry) => (/_id$/.test(toText(field)) && /^\d+$/.test(entry) ? Number(entry) : entry));
}

// Moments are compared by day.
function dayOf(entry: string): string {
	const day = /^\d{4}-\d\d-\d\d/.exec(entry)?.[0];
	if (day !== undefined) return day;
	throw new InvalidInput(`"Value" is no date: ${displayValue(entry)}`, 'Enter it as 2026-03-02.');
}
