import { code, custom, day, EQUALITY, labels, PRESENCE, text, type ConditionSet } from '../../conditions/target';

const LARGEST_INTEGER = 2 ** 31 - 1;
const STATUSES = ['open', 'pending', 'resolved', 'snoozed', 'all'];
const PRIORITIES = ['low', 'medium', 'high', 'urgent'];

const id = { kind: 'id', operators: [...EQUALITY, ...PRESENCE] } as const;

/**
 * The properties of conversations that a condition can compare, with the operators that work for each.
 *
 * Chatwoot v4.15.1 lib/filters/filter_keys.yml:16-124. That file also lists `contains` for `display_id`, which the database
 * cannot search in: a number is no text.
 */
export const conversationConditions: ConditionSet = {
	model: 'conversation_attribute',
	noun: 'conversations',
	comparesFirstValue: false,
	first: 'status',
	fieldNote:
		'Contact ID works from Chatwoot 4.9 on, Country Code only before; the node asks the server for its version.',
	valueNote:
		'IDs, words, labels and languages: several separated by commas. A mail subject, a referer and a custom attribute are one text with its commas; several in double quotes, e.g. "ACME, Inc.", "Foo", or as an array from an expression.',
	example: 'open',
	targets: [
		{ name: 'Agent ID', value: 'assignee_id', ...id, largest: LARGEST_INTEGER },
		{ name: 'Browser Language', value: 'browser_language', ...code },
		{ name: 'Campaign ID', value: 'campaign_id', ...id },
		{ name: 'Contact ID', value: 'contact_id', kind: 'id', operators: EQUALITY },
		{ name: 'Conversation Language', value: 'conversation_language', ...code },
		{ name: 'Conversation Number', value: 'display_id', kind: 'id', operators: EQUALITY, largest: LARGEST_INTEGER },
		{ name: 'Country Code', value: 'country_code', ...code },
		{ name: 'Created At', value: 'created_at', ...day },
		custom,
		{ name: 'Inbox ID', value: 'inbox_id', ...id, largest: LARGEST_INTEGER },
		labels,
		{ name: 'Last Activity At', value: 'last_activity_at', ...day },
		{ name: 'Mail Subject', value: 'mail_subject', ...text },
		{ name: 'Priority', value: 'priority', kind: 'words', operators: EQUALITY, words: PRIORITIES },
		{ name: 'Referer', value: 'referer', ...text },
		{ name: 'Status', value: 'status', kind: 'words', operators: EQUALITY, words: STATUSES },
		{ name: 'Team ID', value: 'team_id', ...id },
	],
};
