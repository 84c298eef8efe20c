import type { INodeProperties } from 'n8n-workflow';
import { filledBy, picker, when } from '../../shared';
import { inboxes, inboxOptions } from '../pickers';
import { inboxPage } from '../resources/fields';
import { botEvents } from './botEvents';
import { events } from './events';
import { options } from './options';

/** The inboxes whose events start the workflow. */
export const inboxIds: INodeProperties = {
	displayName: 'Inbox Names or IDs',
	name: 'inboxIds',
	type: 'multiOptions',
	noDataExpression: true,
	typeOptions: filledBy(inboxOptions),
	default: [],
	description:
		'Only events of these inboxes; of all when none is chosen. Events that do not name their inbox always come: those of contacts, and some about inboxes. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

const inbox = picker({
	displayName: 'Inbox',
	name: 'inboxId',
	required: true,
	description:
		'The inbox that calls this workflow: of the API type for an inbox callback, of any type for an agent bot',
	list: inboxes,
	example: '7',
	page: inboxPage,
});

const inboxCallbackFields: INodeProperties[] = [
	{
		displayName:
			'The trigger enters its URL in the inbox when the workflow is published, and takes it out afterwards. It never replaces another URL. If the access token is not that of an administrator, paste the Production URL above into the inbox first (in Chatwoot: Settings → Inboxes → your inbox → Configuration); for a test event, the Test URL.',
		name: 'pasteNotice',
		type: 'notice',
		default: '',
	},
	inbox,
	{
		displayName: 'Inbox Secret',
		name: 'inboxSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			'What the inbox signs its calls with: "Webhook secret" in its configuration, not the HMAC token. Needed only if the access token is not that of an administrator; otherwise it is read from Chatwoot.',
	},
];

const agentBotFields: INodeProperties[] = [
	{
		displayName:
			'The trigger becomes the agent bot of the inbox when the workflow is published, and is taken out afterwards. It never replaces another bot. While it is there, new conversations of the inbox are Pending: your agents see them among the open ones once the workflow or a person opens them. Those that are pending when you unpublish the workflow stay pending.',
		name: 'botNotice',
		type: 'notice',
		default: '',
	},
	inbox,
	{
		displayName: 'Only Pending Conversations',
		name: 'onlyPending',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether messages start the workflow only while the conversation is pending, so that the bot is silent once a person has taken over',
	},
];

const automationFields: INodeProperties[] = [
	{
		displayName:
			'You make the rule: in Chatwoot, Settings → Automation → Add Automation Rule (or a macro), with the action Send Webhook Event and the Production URL above, followed by ?secret= and the secret below. Chatwoot does not sign these calls: whoever knows the whole URL can start this workflow. Calls that come while n8n is off are lost, also those about messages. If the workflow answers, let the rule ask for incoming messages only, so that it does not answer itself.',
		name: 'automationNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'URL Secret',
		name: 'urlSecret',
		type: 'string',
		required: true,
		noDataExpression: true,
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. 24 letters and digits of a password manager',
		description:
			'What the URL in the rule ends with, after ?secret=. At least 16 letters, digits, hyphens or underscores. Calls without it are refused.',
	},
];

/** The menu of events. */
export const eventMenu: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	default: ['message_created'],
	description:
		'What starts the workflow. Of messages, only those that contacts write and their answers to questions do, unless you add more under Options.',
	options: events,
};

/** The menu of the events that a bot is told of. */
export const botEventMenu: INodeProperties = { ...eventMenu, options: botEvents };

function optionsOf(entries: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: entries,
	};
}

/** The fields of the trigger, in their order in the panel. */
export const fields: INodeProperties[] = [
	{
		displayName:
			'Chatwoot has to reach the URL above. It silently drops calls to private addresses (localhost, 10.x, 192.168.x), unless its operator allows them. It calls once: messages that come while n8n is off come with the next call, other events are lost. Where Chatwoot cannot reach n8n, use the Chatwoot Polling Trigger.',
		name: 'reachNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		default: 'accountWebhook',
		description: 'How Chatwoot learns where to send its events',
		options: [
			{
				name: 'Account Webhook',
				value: 'accountWebhook',
				description: 'Registered for you, for all inboxes. Needs the access token of an administrator.',
			},
			{
				name: 'Agent Bot',
				value: 'agentBot',
				description:
					'The workflow answers first in one inbox of any type, and hands conversations over to people. Needs the access token of an administrator.',
			},
			{
				name: 'API Inbox Callback',
				value: 'inboxCallback',
				description:
					'For one inbox of the API type, and only the events of its conversations. Without the access token of an administrator, you paste the URL there.',
			},
			{
				name: 'Automation Rule or Macro',
				value: 'automationRule',
				description:
					'An automation rule or a macro of Chatwoot calls the URL. Needs no rights; the calls are not signed, so a secret in the URL protects them.',
			},
		],
	},
	...when('mode', ['inboxCallback'], inboxCallbackFields),
	...when('mode', ['agentBot'], agentBotFields),
	...when('mode', ['automationRule'], automationFields),
	...when('mode', ['accountWebhook', 'inboxCallback'], [eventMenu]),
	...when('mode', ['agentBot'], [botEventMenu]),
	...when('mode', ['accountWebhook'], [inboxIds]),
	...when('mode', ['accountWebhook', 'agentBot', 'inboxCallback'], [optionsOf(options)]),
	...when('mode', ['automationRule'], [optionsOf(options.filter(({ name }) => name === 'onlyUnassigned'))]),
];
