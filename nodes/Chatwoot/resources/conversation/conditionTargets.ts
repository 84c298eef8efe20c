/** What a condition compares: IDs, the words of a menu, days, labels, short codes, free text or a custom attribute. */
export type TargetKind = 'codes' | 'custom' | 'day' | 'id' | 'labels' | 'text' | 'words';

/** A property of a conversation that a condition can compare. */
export interface Target {
	name: string;
	/** The key of Chatwoot's filter; `custom` stands for the key of a custom attribute. */
	value: string;
	kind: TargetKind;
	operators: readonly string[];
	/** The words of a menu. */
	words?: string[];
	/** The largest ID that the column of the database holds. A larger one is a 500. */
	largest?: number;
}

export const EQUALITY = ['equal_to', 'not_equal_to'];
export const PRESENCE = ['is_present', 'is_not_present'];
export const CONTENT = ['contains', 'does_not_contain'];
export const BEYOND = ['is_greater_than', 'is_less_than', 'days_before'];

const LARGEST_INTEGER = 2 ** 31 - 1;
const STATUSES = ['open', 'pending', 'resolved', 'snoozed', 'all'];
const PRIORITIES = ['low', 'medium', 'high', 'urgent'];

const id = { kind: 'id', operators: [...EQUALITY, ...PRESENCE] } as const;
const code = { kind: 'codes', operators: EQUALITY } as const;
const text = { kind: 'text', operators: [...EQUALITY, ...CONTENT] } as const;
const day = { kind: 'day', operators: BEYOND } as const;

/**
 * The properties that a condition can compare, with the operators that work for each.
 *
 * Chatwoot v4.15.1 lib/filters/filter_keys.yml:16-124. That file also lists `contains` for `display_id`, which the database
 * cannot search in: a number is no text.
 */
export const targets: Target[] = [
	{ name: 'Agent ID', value: 'assignee_id', ...id, largest: LARGEST_INTEGER },
	{ name: 'Browser Language', value: 'browser_language', ...code },
	{ name: 'Campaign ID', value: 'campaign_id', ...id },
	{ name: 'Contact ID', value: 'contact_id', kind: 'id', operators: EQUALITY },
	{ name: 'Conversation Language', value: 'conversation_language', ...code },
	{ name: 'Conversation Number', value: 'display_id', kind: 'id', operators: EQUALITY, largest: LARGEST_INTEGER },
	{ name: 'Country Code', value: 'country_code', ...code },
	{ name: 'Created At', value: 'created_at', ...day },
	{
		name: 'Custom Attribute',
		value: 'custom',
		kind: 'custom',
		operators: [...CONTENT, ...EQUALITY, ...BEYOND, ...PRESENCE],
	},
	{ name: 'Inbox ID', value: 'inbox_id', ...id, largest: LARGEST_INTEGER },
	{ name: 'Labels', value: 'labels', kind: 'labels', operators: [...EQUALITY, ...PRESENCE] },
	{ name: 'Last Activity At', value: 'last_activity_at', ...day },
	{ name: 'Mail Subject', value: 'mail_subject', ...text },
	{ name: 'Priority', value: 'priority', kind: 'words', operators: EQUALITY, words: PRIORITIES },
	{ name: 'Referer', value: 'referer', ...text },
	{ name: 'Status', value: 'status', kind: 'words', operators: EQUALITY, words: STATUSES },
	{ name: 'Team ID', value: 'team_id', ...id },
];

/** The target with this value. */
export function targetOf(value: unknown): Target | undefined {
	return targets.find((target) => target.value === value);
}
