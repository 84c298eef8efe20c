import type { INodeProperties } from 'n8n-workflow';

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
					description: 'How it must compare with the value',
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
