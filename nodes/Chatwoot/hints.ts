import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectsAt, toText, type Call, type Hint, type Route } from '../shared';
import { routes } from './routes';
import { refusedToken } from './tokenHints';

// Chatwoot answers this 401 when a record is out of the user's reach, or the user's role is too low.
const RECORD_OR_ROLE = /do this action/i;

const ADVICE_422: Array<[RegExp, string]> = [
	[/too many messages/i, 'Chatwoot takes 200 messages a minute per conversation. Run the row again in a minute.'],
	[
		/incoming messages are only allowed/i,
		'Choose Outgoing as Message Type, or a conversation in an inbox of the API type.',
	],
	[
		// Seen on Chatwoot 4.8.0, whose list of keys has `company`, a property that no contact has.
		/attribute key - \[company_name\]/i,
		'This version of Chatwoot does not filter contacts by "Company Name". Update Chatwoot, or leave the condition out.',
	],
];

// 422 {"message":"Ada is Online, please try again later"}, in the language of the account. Chatwoot v4.15.1
// app/controllers/api/v1/accounts/contacts_controller.rb:100-110
const ONLINE =
	'Chatwoot deletes no contact who is online, e.g. has the website with the chat open. Run the row again later.';

// 403 "Message status update is only allowed for API inboxes", seen on Chatwoot 4.15.1 and 4.8.0.
const STATUS_IN_API_INBOXES =
	'Take a message of an inbox of the API type. All other channels report by themselves what became of a message.';

/** The fields in `attributes` of a refused record, as the node calls them. */
const FIELD_NAMES: Record<string, string> = {
	email: 'email address',
	identifier: 'identifier',
	phone_number: 'phone number',
};

// Seen on Chatwoot 4.15.1 and 4.8.0.
const BOT_AND_TEAM =
	'If the access token is that of an agent bot, Chatwoot answers so for every conversation that has a team: use the access token of a user of the account. Otherwise run the row once more.';

// Seen on Chatwoot 4.15.1: every filter by a number or date attribute fails once a record has a text that is none.
const SPOILT_ATTRIBUTE =
	'Chatwoot answers so to every filter by a custom attribute while one record has a value that is not of the type of the attribute, e.g. "n/a" in a number. Correct that record, or filter by something else.';

/** What the user should do about an answer with an error. Chatwoot uses one status for several causes, so its text counts. */
export function chatwootHint(status: number, call: Call, text: string, body?: unknown): Hint | undefined {
	switch (status) {
		case 401:
			return RECORD_OR_ROLE.test(text) ? outOfReach(call) : refusedToken(call, text);
		case 403:
			return call.route === routes.updateMessageStatus ? { description: STATUS_IN_API_INBOXES } : undefined;
		case 404:
			return unknownBesidePath(call);
		case 422:
			return refusedRecord(call, text, body) ?? adviceOn(call, text);
		case 500:
			return faultOfServer(call);
		default:
			return undefined;
	}
}

/** Whether Chatwoot refused the credential. Where it refused one record or action, another row may well succeed. */
export function isChatwootCredentialRefusal(status: number, text: string): boolean {
	return status === 401 && !RECORD_OR_ROLE.test(text);
}

// An agent reaches the conversations of the agent's inboxes and teams. Chatwoot v4.15.1 app/policies/conversation_policy.rb:10-36
function outOfReach({ path, body }: Call): Hint {
	const conversation = toText(path.conversation_id);
	const inbox = toText(path.inbox_id ?? body.inbox_id);
	if (conversation === '' && inbox === '') {
		return {
			message: 'The role of the user is too low for this (401)',
			description: 'Use the access token of an administrator, or have one give the user this right.',
		};
	}
	const where = conversation === '' ? `inbox ${inbox}` : `the inbox of conversation ${conversation}`;
	return {
		message: `The user of the access token is not a member of ${where} (401)`,
		description:
			'Add the user in Chatwoot under Settings → Inboxes → Collaborators, or use the access token of an administrator. An agent reaches only conversations of inboxes and teams to which the agent belongs; a custom role can take more away.',
	};
}

const CONTACT_AND_INBOX = [
	['contact_id', 'contact'],
	['inbox_id', 'inbox'],
] as const;

/** The properties of a body or a query that name a record, by route. */
const NAMED_BESIDE_PATH: Partial<Record<Route, ReadonlyArray<readonly [property: string, noun: string]>>> = {
	[routes.createContact]: CONTACT_AND_INBOX,
	[routes.createConversation]: CONTACT_AND_INBOX,
	[routes.listConversations]: [['team_id', 'team']],
	[routes.mergeContacts]: [
		['base_contact_id', 'contact'],
		['mergee_contact_id', 'contact'],
	],
};

// The path names no record, so the answer is about one that the body or the query names.
function unknownBesidePath({ route, body, query }: Call): Hint | undefined {
	const given = { ...query, ...body };
	const properties = NAMED_BESIDE_PATH[route] ?? [];
	const named = properties.flatMap(([property, noun]) =>
		given[property] === undefined ? [] : [`${noun} ${toText(given[property])}`],
	);
	if (named.length === 0) return undefined;
	return {
		message: `Chatwoot does not know ${named.join(' or ')} (404)`,
		description: 'Choose it from the list, and check that it belongs to the account of the credential.',
	};
}

/**
 * For 422 {"message":"Email has already been taken","attributes":["email"]}. The text may be in the language of the account, so only
 * `attributes` is read. Chatwoot v4.15.1 app/controllers/concerns/request_exception_handler.rb:46
 */
function refusedRecord(call: Call, text: string, body: unknown): Hint | undefined {
	const attributes = isRecord(body) && Array.isArray(body.attributes) ? body.attributes.map(toText) : [];
	const known = attributes.filter((name) => Object.hasOwn(FIELD_NAMES, name));
	if (known.length === 0) return undefined;
	const values = known.map((name) => `the ${FIELD_NAMES[name] ?? name} "${toText(call.body[name])}"`);
	return {
		message: `Chatwoot does not take ${values.join(' and ')} (422)${text === '' ? '' : `: ${text}`}`,
		description: `Each contact needs a value of its own: another contact has it, or it is not valid. ${otherContact(call)}`,
		refusedFields: known,
	};
}

// Contact: Create or Update creates a contact without an inbox, and must not be told to use itself.
function otherContact({ route, body }: Call): string {
	return route === routes.createContact && body.inbox_id !== undefined
		? 'Contact: Create or Update changes the contact that has it.'
		: 'Contact: Search finds the contact that has it.';
}

function adviceOn({ route }: Call, text: string): Hint | undefined {
	if (route === routes.deleteContact) return { description: ONLINE };
	const description = ADVICE_422.find(([words]) => words.test(text))?.[1];
	return description === undefined ? undefined : { description };
}

function faultOfServer({ route, body }: Call): Hint | undefined {
	if (route === routes.getConversation || route === routes.setCustomAttributes) return { description: BOT_AND_TEAM };
	const isFilter = route === routes.filterConversations || route === routes.filterContacts;
	const isSpoilt = isFilter && objectsAt(body, 'payload').some(isByCustomAttribute);
	return isSpoilt ? { description: SPOILT_ATTRIBUTE } : undefined;
}

function isByCustomAttribute({ custom_attribute_type: type }: IDataObject): boolean {
	return toText(type) !== '';
}
