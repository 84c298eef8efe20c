const names = (entries: Array<[name: string, value: string]>) => entries.map(([name, value]) => ({ name, value }));

/** The properties of a conversation that a condition can compare. */
export const targets = names([
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
]);

/** The ways to compare a property with a value. */
export const operators = names([
	['Contains', 'contains'],
	['Days Before', 'days_before'],
	['Does Not Contain', 'does_not_contain'],
	['Equal To', 'equal_to'],
	['Is Greater Than', 'is_greater_than'],
	['Is Less Than', 'is_less_than'],
	['Is Not Present', 'is_not_present'],
	['Is Present', 'is_present'],
	['Not Equal To', 'not_equal_to'],
]);
