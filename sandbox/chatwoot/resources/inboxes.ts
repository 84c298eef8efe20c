import { isRecord } from '../../server/guards';
import { HttpError, type Call, type OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toBoolean, toText } from '../params';
import { authorize, authorizeAdministrator, isAdministrator } from '../rules/access';
import { changedChannel, newChannel } from '../rules/channels';
import { invalidRecord } from '../rules/errors';
import { byName } from '../rules/nameOrder';
import { demand, seesInbox } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { ChangedAttributes } from '../store/changes';
import type { Attributes, InboxRecord } from '../store/records';
import { inboxView } from '../views/inbox';
import { isoTime } from '../views/times';
import { requireInbox } from './lookups';

/** The parameters of an inbox that the sandbox stores and shows, but does not act on. */
const settings = [
	'greeting_enabled',
	'greeting_message',
	'enable_email_collect',
	'csat_survey_enabled',
	'enable_auto_assignment',
	'working_hours_enabled',
	'out_of_office_message',
	'timezone',
	'allow_messages_after_resolved',
	'sender_name_type',
	'business_name',
];

/** The body of a request. The server takes the text `null` for a missing value. */
function parametersOf(call: Call): Attributes {
	return Object.fromEntries(
		Object.entries(bodyOf(call)).map(([name, value]) => [name, value === 'null' ? null : value]),
	);
}

function settingsIn(body: Attributes): Attributes {
	return Object.fromEntries(Object.entries(body).filter(([name]) => settings.includes(name)));
}

function nameIn({ name }: Attributes): string {
	if (isBlank(name)) throw invalidRecord([['name', "Name can't be blank"]]);
	return toText(name) ?? '';
}

function viewFor(call: Call, state: ChatwootState, inbox: InboxRecord) {
	const isShown = isAdministrator(authorize(call, state));
	return inboxView(inbox, { withKeys: isShown, withSecret: isShown && state.quirks.signing === 'all' });
}

/** The attributes of an inbox that changed, without those of its channel. */
function changesOf(inbox: InboxRecord, after: InboxRecord): ChangedAttributes {
	const rows = [inbox, after].map(({ name, lockToSingleConversation, settings: others }): Attributes => ({
		name,
		lock_to_single_conversation: lockToSingleConversation,
		...others,
	}));
	const [before = {}, now = {}] = rows;
	const names = Object.keys(now).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]));
	return Object.fromEntries(names.map((name): [string, [unknown, unknown]] => [name, [before[name], now[name]]]));
}

const whatsAppOnly = 'Template sync is only available for WhatsApp channels';

/** Handlers of inboxes. Their members and their agent bot have files of their own. */
export const inboxHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listInboxes: (call, state) => {
		const caller = authorize(call, state);
		const visible = state.store.inboxes.filter((inbox) => seesInbox(caller, inbox)).sort(byName);
		return { status: 200, body: { payload: visible.map((inbox) => viewFor(call, state, inbox)) } };
	},

	getInbox: (call, state) => {
		const caller = authorize(call, state);
		const inbox = requireInbox(call.params.inbox_id, state);
		demand(seesInbox(caller, inbox));
		return { status: 200, body: viewFor(call, state, inbox) };
	},

	createInbox: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const body = parametersOf(call);
		const channel = newChannel(body.channel, store);
		const now = store.now();
		const inbox: InboxRecord = {
			id: store.newId('inboxes'),
			name: nameIn(body),
			...channel,
			settings: settingsIn(body),
			lockToSingleConversation: toBoolean(body.lock_to_single_conversation) ?? false,
			memberIds: [],
			agentBotId: null,
			createdAt: now,
			updatedAt: now,
		};
		store.inboxes.push(inbox);
		store.onChange({ event: 'inbox_created', inbox });
		return { status: 200, body: viewFor(call, state, inbox) };
	},

	// The event tells about the inbox's own attributes only: a change of the channel raises none.
	updateInbox: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const inbox = requireInbox(call.params.inbox_id, state);
		const body = parametersOf(call);
		const before = { ...inbox };
		const channel = isRecord(body.channel) ? changedChannel(inbox, body.channel, store) : {};
		if ('name' in body) inbox.name = nameIn(body);
		inbox.lockToSingleConversation = toBoolean(body.lock_to_single_conversation) ?? inbox.lockToSingleConversation;
		inbox.settings = { ...inbox.settings, ...settingsIn(body) };
		const changed = changesOf(before, inbox);
		Object.assign(inbox, channel);
		if (Object.keys(changed).length > 0) {
			inbox.updatedAt = store.now();
			changed.updated_at = [isoTime(before.updatedAt), isoTime(inbox.updatedAt)];
			store.onChange({ event: 'inbox_updated', inbox, changed });
		}
		return { status: 200, body: viewFor(call, state, inbox) };
	},

	// The server fetches the list of templates in a background job. The sandbox's inboxes have their templates from the start.
	// Chatwoot v4.15.1 app/controllers/api/v1/accounts/concerns/whatsapp_health_management.rb:10
	syncInboxTemplates: (call, state) => {
		authorizeAdministrator(call, state);
		const { channelType } = requireInbox(call.params.inbox_id, state);
		if (channelType !== 'Channel::Whatsapp') throw new HttpError(422, whatsAppOnly);
		return { status: 200, body: { message: 'Template sync initiated successfully' } };
	},

	// The server deletes the conversations, messages and sessions of the inbox in a background job.
	deleteInbox: (call, state) => {
		authorizeAdministrator(call, state);
		state.store.deleteInbox(requireInbox(call.params.inbox_id, state));
		const message = 'Your inbox deletion request will be processed in some time.';
		return { status: 200, body: { message } };
	},
};
