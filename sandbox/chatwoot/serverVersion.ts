/** The versions of Chatwoot whose answers were recorded. */
export const serverVersions = ['4.15', '4.8'] as const;
export type ServerVersion = (typeof serverVersions)[number];

/** What one version of Chatwoot does otherwise than another. Each trait was seen on a server of that version. */
export interface ServerTraits {
	/** The version that `GET /api` tells. */
	version: string;
	/** Unknown keys of `content_attributes` are kept. Since 4.9.0; before, only `in_reply_to` and `items` are. */
	keepsContentAttributes: boolean;
	/** Webhooks and agent bots have a secret, and their calls a signature and a delivery ID. Since 4.11.2. */
	signs: boolean;
	/** A contact search tells `has_more`, counts the page only, and answers page 0 with 500. Since 4.11. */
	searchTellsMore: boolean;
	/** The conversation filter takes `contact_id`; before, it takes `country_code` instead. */
	filtersByContactId: boolean;
	/** The contact filter names the company `company_name`, as the contacts do; before, `company`. */
	filtersByCompanyName: boolean;
	/** The filter operator `days_before` works. 4.15.1 answers it with 500. */
	comparesDaysBefore: boolean;
	/** A filter by a date refuses a value that is no date. */
	checksFilterDates: boolean;
	/** Attachments tell their `content_type` and `extension`. */
	attachmentsTellType: boolean;
	/** Events tell the account of a conversation. */
	conversationEventsTellAccount: boolean;
	/** Agent bots also hear of `conversation_status_changed` and `conversation_updated`. */
	botsHearUpdates: boolean;
	/** There are events about inboxes: the server whose calls were recorded has the switch ENABLE_INBOX_EVENTS. */
	tellsInboxes: boolean;
	/** `conversations/meta` is throttled. */
	throttlesCounts: boolean;
	/** Conversations are also sorted by `unread` and `priority_desc_created_at_asc`; before, these are unknown words. */
	sortsByUnread: boolean;
	/** An agent bot may also read a conversation, tell that it types, and read and set labels. */
	botsReadConversations: boolean;
	/** The agents' read mark of a conversation with nothing unread is written once an hour; before, with every call. */
	savesReadMarks: boolean;
}

const traits: Record<ServerVersion, ServerTraits> = {
	'4.15': {
		version: '4.15.1',
		keepsContentAttributes: true,
		signs: true,
		searchTellsMore: true,
		filtersByContactId: true,
		filtersByCompanyName: true,
		comparesDaysBefore: false,
		checksFilterDates: true,
		attachmentsTellType: true,
		conversationEventsTellAccount: true,
		botsHearUpdates: true,
		tellsInboxes: true,
		throttlesCounts: true,
		sortsByUnread: true,
		botsReadConversations: true,
		savesReadMarks: true,
	},
	'4.8': {
		version: '4.8.0',
		keepsContentAttributes: false,
		signs: false,
		searchTellsMore: false,
		filtersByContactId: false,
		filtersByCompanyName: false,
		comparesDaysBefore: true,
		checksFilterDates: false,
		attachmentsTellType: false,
		conversationEventsTellAccount: false,
		botsHearUpdates: false,
		tellsInboxes: false,
		throttlesCounts: false,
		sortsByUnread: false,
		botsReadConversations: false,
		savesReadMarks: false,
	},
};

/** The traits of a version. */
export function traitsOf(version: ServerVersion): ServerTraits {
	return traits[version];
}
