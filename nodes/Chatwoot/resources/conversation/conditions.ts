import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { shown, toList } from '../../../shared/convert';
import { Refusal } from '../../../shared/failure';
import { isRecord, parts, textOf } from '../../../shared/record';

const WITHOUT_VALUE = ['is_present', 'is_not_present'];
const DATES = ['created_at', 'last_activity_at'];

const names = (entries: Array<[name: string, value: string]>) => entries.map(([name, value]) => ({ name, value }));

/** The conditions of the filter, as fields. */
export const conditionFields: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add condition',
	default: {},
	description: 'What the conversations have to meet',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Custom Attribute Key',
					name: 'customKey',
					type: 'string',
					default: '',
					placeholder: 'e.g. order_number',
					description: 'For a custom attribute: its key, as Settings → Custom Attributes shows it',
				},
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					default: 'status',
					description: 'What to look at',
					options: names([
						['Agent ID', 'assignee_id'],
						['Browser Language', 'browser_language'],
						['Campaign ID', 'campaign_id'],
						['Conversation Language', 'conversation_language'],
						['Conversation Number', 'display_id'],
						['Country Code', 'country_code'],
						['Created At', 'created_at'],
						['Custom Attribute', 'custom'],
						['Inbox ID', 'inbox_id'],
						['Labels', 'labels'],
						['Last Activity At', 'last_activity_at'],
						['Mail Subject', 'mail_subject'],
						['Priority', 'priority'],
						['Referer', 'referer'],
						['Status', 'status'],
						['Team ID', 'team_id'],
					]),
				},
				{
					displayName: 'Operator',
					name: 'operator',
					type: 'options',
					default: 'equal_to',
					description: 'How to compare',
					options: names([
						['Contains', 'contains'],
						['Days Before', 'days_before'],
						['Does Not Contain', 'does_not_contain'],
						['Equal To', 'equal_to'],
						['Is Greater Than', 'is_greater_than'],
						['Is Less Than', 'is_less_than'],
						['Is Not Present', 'is_not_present'],
						['Is Present', 'is_present'],
						['Not Equal To', 'not_equal_to'],
					]),
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. open',
					description:
						'What to compare with; several separated by commas. Dates as 2026-03-02. Not needed for Is Present and Is Not Present.',
				},
			],
		},
	],
};

/** The conditions as Chatwoot wants them. Throws a Refusal for one that lacks its value or its key. */
export function conditionsIn(value: unknown, combine: unknown): IDataObject[] {
	const given = isRecord(value) ? parts(value, 'condition') : [];
	return given.map((condition, index) => ({
		...conditionOf(condition),
		query_operator: index === given.length - 1 ? null : textOf(combine),
	}));
}

function conditionOf({ field, operator, value, customKey }: IDataObject): IDataObject {
	const isCustom = field === 'custom';
	if (isCustom && !customKey) throw new Refusal('"Custom Attribute Key" is empty', 'Enter the key of the attribute.');
	return {
		attribute_key: isCustom ? customKey : field,
		filter_operator: operator,
		values: WITHOUT_VALUE.includes(textOf(operator)) ? [] : valuesOf(field, operator, value),
		...(isCustom && { custom_attribute_type: 'conversation_attribute' }),
	};
}

function valuesOf(field: unknown, operator: unknown, value: unknown): Array<number | string> {
	const values = toList(value);
	if (values.length === 0)
		throw new Refusal('"Value" is empty', `"${textOf(operator)}" needs something to compare with.`);
	const isDate = DATES.includes(textOf(field)) && operator !== 'days_before';
	if (isDate) return values.map(dayOf);
	return values.map((entry) => (/_id$/.test(textOf(field)) && /^\d+$/.test(entry) ? Number(entry) : entry));
}

// Moments are compared by day.
function dayOf(entry: string): string {
	const day = /^\d{4}-\d\d-\d\d/.exec(entry)?.[0];
	if (day !== undefined) return day;
	throw new Refusal(`"Value" is no date: ${shown(entry)}`, 'Enter it as 2026-03-02.');
}
