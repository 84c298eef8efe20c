import { channelSettingsOf } from '../../rules/channels';
import type { InboxRecord } from '../../store/records';
import { inboxSettingsView } from '../../views/inbox';
import { isoTime } from '../../views/times';
import type { ViewState } from '../../views/viewState';
import { accountData } from './accountData';

/** Days of the week without working hours in a new inbox: Sunday and Saturday. */
const closedDays = [0, 6];

/** The working hours of a new inbox. Their `inbox_id` is all that tells which inbox an event is about. */
function workingHours({ id, createdAt, updatedAt }: InboxRecord, accountId: number) {
	return Array.from({ length: 7 }, (_, day) => {
		const isClosed = closedDays.includes(day);
		return {
			id: id * 7 + day,
			inbox_id: id,
			account_id: accountId,
			day_of_week: day,
			closed_all_day: isClosed,
			open_all_day: false,
			open_hour: isClosed ? null : 9,
			open_minutes: isClosed ? null : 0,
			close_hour: isClosed ? null : 17,
			close_minutes: isClosed ? null : 0,
			created_at: isoTime(createdAt),
			updated_at: isoTime(updatedAt),
		};
	});
}

/** Settings that the database has for a new website inbox. */
const widgetDefaults = {
	allowed_domains: '',
	feature_flags: 7,
	reply_time: 'in_a_few_minutes',
	pre_chat_form_enabled: false,
	continuity_via_email: true,
};

/** The channel of an inbox as the row of the database, with its keys and secrets. */
function channelRow(inbox: InboxRecord, accountId: number) {
	const { id, channelType, identifier, websiteToken, hmacToken, secret, templates, createdAt, updatedAt } = inbox;
	return {
		id,
		account_id: accountId,
		...(channelType === 'Channel::WebWidget' && widgetDefaults),
		...channelSettingsOf(inbox),
		...(identifier !== undefined && { identifier }),
		...(websiteToken !== undefined && { website_token: websiteToken }),
		...(hmacToken !== undefined && { hmac_token: hmacToken }),
		...(secret !== undefined && { secret }),
		...(templates !== undefined && { message_templates: templates }),
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
	};
}

/**
 * An inbox in events about inboxes: without its id, name and type, but with the secrets of its channel.
 *
 * Chatwoot v4.15.1 app/presenters/inbox/event_data_presenter.rb:2; seen on Chatwoot 4.15.1
 */
export function inboxData(state: Pick<ViewState, 'store'>, inbox: InboxRecord) {
	const { accountId } = state.store;
	return {
		...inboxSettingsView(inbox),
		auto_assignment_config: {},
		lock_to_single_conversation: inbox.lockToSingleConversation,
		working_hours: workingHours(inbox, accountId),
		created_at: isoTime(inbox.createdAt),
		updated_at: isoTime(inbox.updatedAt),
		channel: channelRow(inbox, accountId),
		account: accountData(state),
	};
}
