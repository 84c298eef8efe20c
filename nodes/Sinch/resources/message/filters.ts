import type { INodeProperties } from 'n8n-workflow';
import { line } from '../../content/simple';
import { appFilter, channelFilter, contactFilter, conversationFilter, messagesSource } from '../fields';
import { filtersOf } from '../../../shared/fields/list';

function moment(displayName: string, name: string, property: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description,
		routing: { send: { type: 'query', property } },
	};
}

/** Everything by which a list of messages can be narrowed. Which filters work together depends on the source. */
export const messageFilters = filtersOf([
	appFilter,
	channelFilter('Channel', 'channel', 'channel'),
	line('Channel Identity', 'channelIdentity', 'Only those exchanged with this identity, e.g. a phone number with +', {
		placeholder: 'e.g. +46701234567',
		routing: { send: { type: 'query', property: 'channel_identity' } },
	}),
	contactFilter,
	conversationFilter,
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		default: 'TO_APP',
		description: 'Only messages that went this way',
		options: [
			{ name: 'Incoming', value: 'TO_APP', description: 'Written by people' },
			{ name: 'Outgoing', value: 'TO_CONTACT', description: 'Sent by the app' },
		],
		routing: { send: { type: 'query', property: 'direction' } },
	},
	messagesSource,
	{
		displayName: 'Only From People',
		name: 'onlyFromPeople',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out what the app sent; for dispatch messages only',
		routing: { send: { type: 'query', property: 'only_recipient_originated' } },
	},
	moment(
		'Since',
		'since',
		'start_time',
		"Only messages from this moment on. Text without an offset is meant in the workflow's time zone.",
	),
	moment(
		'Until',
		'until',
		'end_time',
		"Only messages up to this moment. Text without an offset is meant in the workflow's time zone.",
	),
]);
