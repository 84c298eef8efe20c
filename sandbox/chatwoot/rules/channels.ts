import { isRecord } from '../../server/guards';
import { isBlank, toBoolean, toText } from '../params';
import type { Attributes, InboxRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { faultOfServer, invalidRecord } from './errors';

/** A channel of which the API can make an inbox. */
interface ChannelKind {
	channelType: string;
	/** Settings that must not be blank. */
	needed: readonly string[];
	/** All settings that the API takes. Others are ignored. */
	settings: readonly string[];
	/** A setting whose value belongs to one inbox only. */
	unique?: 'email' | 'phone_number';
}

const widgetSettings = [
	'website_url',
	'widget_color',
	'welcome_title',
	'welcome_tagline',
	'reply_time',
	'pre_chat_form_enabled',
	'pre_chat_form_options',
	'continuity_via_email',
	'hmac_mandatory',
	'allowed_domains',
	'selected_feature_flags',
];

const mailboxSettings = ['login', 'password', 'address', 'port', 'enabled'];
const emailSettings = ['imap', 'smtp'].flatMap((protocol) => mailboxSettings.map((name) => `${protocol}_${name}`));

const lineSettings = ['line_channel_id', 'line_channel_secret', 'line_channel_token'];

/**
 * The channels of which the API can make an inbox, by their `channel.type`.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/inboxes_controller.rb, EDITABLE_ATTRS of app/models/channel/*.rb
 */
const kinds: Record<string, ChannelKind> = {
	api: {
		channelType: 'Channel::Api',
		needed: [],
		settings: ['webhook_url', 'hmac_mandatory', 'additional_attributes'],
	},
	web_widget: { channelType: 'Channel::WebWidget', needed: ['website_url'], settings: widgetSettings },
	email: { channelType: 'Channel::Email', needed: ['email'], settings: ['email', ...emailSettings], unique: 'email' },
	whatsapp: {
		channelType: 'Channel::Whatsapp',
		needed: ['phone_number'],
		settings: ['phone_number', 'provider', 'provider_config'],
		unique: 'phone_number',
	},
	sms: {
		channelType: 'Channel::Sms',
		needed: ['phone_number'],
		settings: ['phone_number', 'provider_config'],
		unique: 'phone_number',
	},
	line: { channelType: 'Channel::Line', needed: lineSettings, settings: lineSettings },
	telegram: { channelType: 'Channel::Telegram', needed: ['bot_token'], settings: ['bot_token'] },
};

/** What an inbox has of its channel. */
export type ChannelValues = Pick<
	InboxRecord,
	| 'channelSettings'
	| 'channelType'
	| 'email'
	| 'hmacMandatory'
	| 'hmacToken'
	| 'identifier'
	| 'phoneNumber'
	| 'secret'
	| 'templates'
	| 'webhookUrl'
	| 'websiteToken'
>;

const humanName = (setting: string) => setting.charAt(0).toUpperCase() + setting.slice(1).replaceAll('_', ' ');

function takenSettings(given: Attributes, { settings }: ChannelKind): Attributes {
	return Object.fromEntries(Object.entries(given).filter(([name]) => settings.includes(name)));
}

/** Throws an HttpError with status 422 for settings of a channel that are not valid. `own` is the inbox that is updated. */
function validate(settings: Attributes, kind: ChannelKind, store: ChatwootStore, own?: InboxRecord): void {
	const problems = kind.needed
		.filter((name) => isBlank(settings[name]))
		.map((name) => [name, `${humanName(name)} can't be blank`] as const);
	if (problems.length > 0) throw invalidRecord(problems);
	const { unique, channelType } = kind;
	if (!unique) return;
	const value = toText(settings[unique])?.toLowerCase();
	const isTaken = store.inboxes.some(
		(inbox) =>
			inbox !== own &&
			inbox.channelType === channelType &&
			(unique === 'email' ? inbox.email?.toLowerCase() : inbox.phoneNumber) === value,
	);
	if (isTaken) throw invalidRecord([[unique, `${humanName(unique)} has already been taken`]]);
}

function valuesOf(settings: Attributes, { channelType }: ChannelKind): ChannelValues {
	return {
		channelType,
		channelSettings: settings,
		hmacMandatory: toBoolean(settings.hmac_mandatory) ?? false,
		...(channelType === 'Channel::Api' && { webhookUrl: toText(settings.webhook_url) ?? '' }),
		...(channelType === 'Channel::Email' && { email: toText(settings.email)?.toLowerCase() ?? '' }),
		...('phone_number' in settings && { phoneNumber: toText(settings.phone_number) ?? '' }),
	};
}

/** The keys that the server makes for a new channel. */
function newKeys(channelType: string, store: ChatwootStore): Partial<ChannelValues> {
	switch (channelType) {
		case 'Channel::Api':
			return { identifier: store.newToken(), hmacToken: store.newToken(), secret: store.newToken() };
		case 'Channel::WebWidget':
			return { websiteToken: store.newToken(), hmacToken: store.newToken() };
		case 'Channel::Whatsapp':
			return { templates: [] };
		default:
			return {};
	}
}

/**
 * The channel of a new inbox. Throws an HttpError: 500 without a channel (the server reads the type of nothing), 422 for an
 * unknown type and for settings that are not valid.
 */
export function newChannel(given: unknown, store: ChatwootStore): ChannelValues {
	if (!isRecord(given)) throw faultOfServer();
	const kind = kinds[toText(given.type) ?? ''];
	if (!kind) throw invalidRecord([['channel', 'Channel must exist']]);
	const settings = takenSettings(given, kind);
	validate(settings, kind, store);
	return { ...valuesOf(settings, kind), ...newKeys(kind.channelType, store) };
}

/** The channel of an inbox with other settings. Throws an HttpError with status 422 when one of them is not valid. */
export function changedChannel(inbox: InboxRecord, given: Attributes, store: ChatwootStore): Partial<ChannelValues> {
	const kind = Object.values(kinds).find(({ channelType }) => channelType === inbox.channelType);
	if (!kind) return {};
	const changed = takenSettings(given, kind);
	if (Object.keys(changed).length === 0) return {};
	const present = channelSettingsOf(inbox);
	const settings = { ...present, ...changed };
	validate(settings, kind, store, inbox);
	return valuesOf(settings, kind);
}

/** The settings of an inbox's channel, also of an inbox that was seeded without them. */
export function channelSettingsOf(inbox: InboxRecord): Attributes {
	const { webhookUrl, email, phoneNumber, hmacMandatory, channelSettings } = inbox;
	return {
		...channelSettings,
		...(webhookUrl !== undefined && { webhook_url: webhookUrl }),
		...(email !== undefined && { email }),
		...(phoneNumber !== undefined && { phone_number: phoneNumber }),
		hmac_mandatory: hmacMandatory,
	};
}
