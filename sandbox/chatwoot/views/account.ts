import type {
	AccountRecord,
	AttributeDefinitionRecord,
	InboxRecord,
	LabelRecord,
	TeamRecord,
	UserRecord,
	WebhookRecord,
} from '../store/records';
import { isoTime } from './times';

/** The account. */
export function accountView({ id, name, locale, keepPendingOnBotFailure = false }: AccountRecord) {
	const settings = { keep_pending_on_bot_failure: keepPendingOnBotFailure };
	return { id, name, locale, status: 'active', domain: null, support_email: null, features: {}, settings };
}

/** The profile of a user, with the account that the user is in. Another account than the sandbox's has a made-up name. */
export function profileView({ id, name, email, role, accountId, accessToken }: UserRecord, account: AccountRecord) {
	const own = { id: accountId, name: accountId === account.id ? account.name : 'Elsewhere', status: 'active', role };
	return {
		id,
		name,
		available_name: name,
		display_name: null,
		email,
		uid: email,
		role,
		account_id: accountId,
		access_token: accessToken,
		type: null,
		accounts: [own],
	};
}

/** A user of the account, as the list of agents and an assignment show one. */
export function agentView({ id, accountId, name, email, role }: UserRecord) {
	return {
		id,
		account_id: accountId,
		availability_status: 'online',
		auto_offline: true,
		confirmed: true,
		email,
		available_name: name,
		name,
		role,
		thumbnail: '',
		custom_role_id: null,
	};
}

/** A team, as lists show it. `callerId` is the id of the user who asks. */
export function teamView({ id, name, description, allowAutoAssign, memberIds }: TeamRecord, callerId: number) {
	const isMember = memberIds.includes(callerId);
	return { id, name, description, allow_auto_assign: allowAutoAssign ?? true, account_id: 1, is_member: isMember };
}

/** A team, as the answer to an assignment shows it: the row of the database. */
export function teamRecordView({ id, name, description, allowAutoAssign, createdAt, updatedAt }: TeamRecord) {
	return {
		id,
		name,
		description,
		allow_auto_assign: allowAutoAssign ?? true,
		account_id: 1,
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
	};
}

/** A label of the account. */
export function labelView({ id, title, description, color, showOnSidebar }: LabelRecord) {
	return { id, title, description, color, show_on_sidebar: showOnSidebar };
}

/** The definition of a custom attribute. */
export function attributeDefinitionView(definition: AttributeDefinitionRecord) {
	return {
		id: definition.id,
		attribute_display_name: definition.displayName,
		attribute_display_type: definition.type,
		attribute_description: definition.description,
		attribute_key: definition.key,
		regex_pattern: definition.regexPattern,
		regex_cue: definition.regexCue,
		attribute_values: definition.values,
		attribute_model: definition.model,
		default_value: definition.defaultValue,
		created_at: isoTime(definition.createdAt),
		updated_at: isoTime(definition.updatedAt),
	};
}

/** A webhook of the account, with the inbox that it names, if any. */
export function webhookView(
	{ id, name, url, subscriptions, secret }: WebhookRecord,
	withSecret: boolean,
	inbox?: InboxRecord,
) {
	return {
		id,
		name,
		url,
		account_id: 1,
		subscriptions,
		...(withSecret && { secret }),
		...(inbox && { inbox: { id: inbox.id, name: inbox.name } }),
	};
}
