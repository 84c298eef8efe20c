import type { INodeProperties } from 'n8n-workflow';
import { catchUpOption, includePayload } from '../../shared/trigger';

/** The entries of Options. */
export const options: INodeProperties[] = [
	{
		displayName: 'Accept Unsigned Deliveries',
		name: 'acceptUnsigned',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to believe deliveries without a signature, for servers older than 4.11.2 (inboxes: 4.13). Whoever knows the URL can then start this workflow. Has no effect where the server signs.',
	},
	{ ...catchUpOption, noDataExpression: true },
	{
		displayName: 'Include Bots',
		name: 'includeBots',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether messages that agent bots write start the workflow too. Take care that it does not answer itself.',
	},
	{
		displayName: 'Include Outgoing',
		name: 'includeOutgoing',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether messages that your agents write, greetings and surveys start the workflow too',
	},
	{
		displayName: 'Include Own Messages',
		name: 'includeOwn',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			"Whether messages of the access token's own user start the workflow too. What the Chatwoot node sends with the same token is among them, so the workflow may answer itself for ever.",
	},
	{ ...includePayload, noDataExpression: true },
	{
		displayName: 'Include Private Notes',
		name: 'includePrivate',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether private notes start the workflow too. Take care that nothing of them reaches the contact.',
	},
	{
		displayName: 'Only Unassigned Conversations',
		name: 'onlyUnassigned',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether events of conversations that an agent has taken on are left out',
	},
	{
		displayName: 'Only What People See',
		name: 'onlyVisible',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether updates are left out in which only times and counters that Chatwoot keeps for itself have changed. One incoming message causes up to three of them.',
	},
	{
		displayName: 'Other Events',
		name: 'otherEvents',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. conversation_merged',
		description:
			'Names of events that newer servers know and the list above does not, separated by commas. A server that does not know one of them refuses all.',
	},
];
