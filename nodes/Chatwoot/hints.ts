import type { IDataObject } from 'n8n-workflow';
import { isRecord, objectsAt, toText, type Call, type Hint } from '../shared';
import { routes } from './routes';

// Chatwoot answers this 401 when a record is out of the user's reach, or the user's role is too low.
const RECORD_OR_ROLE = /do this action/i;

const CHECK_ACCOUNT =
	'Check the Account ID in the credential: it is the number behind /app/accounts/ in the dashboard.';

const HINTS_401: Array<[RegExp, Hint]> = [
	[
		/invalid access token/i,
		{
			message: 'Chatwoot does not know the access token (401)',
			description: 'Copy it again into the credential: your picture → Profile Settings → Access Token.',
		},
	],
	[
		/bot is not authorized to access this account/i,
		{ message: 'The agent bot of the access token does not belong to this account (401)', description: CHECK_ACCOUNT },
	],
	[
		/access this account/i,
		{ message: 'The user of the access token does not belong to this account (401)', description: CHECK_ACCOUNT },
	],
	[
		/account is suspended/i,
		{
			message: 'This account of Chatwoot is suspended (401)',
			description: 'Ask who runs this Chatwoot to activate the account again.',
		},
	],
	[
		/for bots/i,
		{
			message:
				'Chatwoot takes this only from users, and the token belongs to a bot, a platform app or a super admin (401)',
			description: 'Use the access token of a user of the account: Profile Settings → Access Token.',
		},
	],
	[
		/sign in or sign up/i,
		{
			message: 'No access token reached Chatwoot (401)',
			description:
				'Check that the credential holds one. If it does, a proxy in front of Chatwoot drops the header Api-Access-Token.',
		},
	],
];

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

// 403 "Message status update is only allowed for API inboxes", seen on Chatwoot 4.15.1 and 4.8.0.
const STATUS_IN_API_INBOXES =
	'Take a message of an inbox of the API type. All other channels report by themselves what became of a message.';

// 401 "Access to this endpoint is not authorized for bots", seen on Chatwoot 4.15.1.
const LABELS_FOR_BOTS: Hint = {
	message: 'The token of an agent bot cannot read the labels of the account (401)',
	description:
		'Add Labels and Set Labels compare with them, because Chatwoot would take any text. Use the access token of a user: Profile Settings → Access Token. Remove Labels works with the token of a bot, too, from Chatwoot 4.15 on.',
};

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
			return unknownInBody(call);
		case 422:
			return refusedRecord(call, text, body) ?? adviceOn(text);
		case 500:
			return faultOfServer(call);
		default:
			return undefined;
	}
}

function refusedToken({ route }: Call, text: string): Hint | undefined {
	if (route === routes.listLabels && /for bots/i.test(text)) return LABELS_FOR_BOTS;
	return HINTS_401.find(([words]) => words.test(text))?.[1];
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

// The path names no record, so the answer is about one that the body names.
function unknownInBody({ route, body }: Call): Hint | undefined {
	if (route !== routes.createContact && route !== routes.createConversation) return undefined;
	const named = [
		body.contact_id === undefined ? [] : [`contact ${toText(body.contact_id)}`],
		body.inbox_id === undefined ? [] : [`inbox ${toText(body.inbox_id)}`],
	].flat();
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

function adviceOn(text: string): Hint | undefined {
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
