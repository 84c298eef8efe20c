import type { INodeProperties } from 'n8n-workflow';
import { inQuery, textField } from '../../../shared';
import { dateField } from '../../fieldTypes';
import { messagesSource } from '../fields';
import { appFilter, channelFilter, contactFilter, conversationFilter, filtersOf } from '../filters';

const direction: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	default: 'TO_APP',
	description: 'Only messages that went this way',
	options: [
		{ name: 'Incoming', value: 'TO_APP', description: 'Written by people' },
		{ name: 'Outgoing', value: 'TO_CONTACT', description: 'Sent by the app' },
	],
	...inQuery('direction'),
};

const onlyFromPeople: INodeProperties = {
	displayName: 'Only From People',
	name: 'onlyFromPeople',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out what the app sent; for dispatch messages only',
	...inQuery('only_recipient_originated'),
};

/** The filters of a list of messages. Which of them can be combined depends on the source. */
export const messageFilters = filtersOf([
	appFilter,
	channelFilter('Channel', 'channel', 'channel'),
	textField(
		'Channel Identity',
		'channelIdentity',
		'Only those exchanged with this identity, e.g. a phone number with + and country code',
		{
			placeholder: 'e.g. +46701234567',
			...inQuery('channel_identity'),
		},
	),
	contactFilter,
	conversationFilter,
	direction,
	messagesSource,
	onlyFromPeople,
	dateField(
		'Since',
		'since',
		"Only messages from this moment on. Text without an offset is meant in the workflow's time zone.",
		inQuery('start_time'),
	),
	dateField(
		'Until',
		'until',
		"Only messages up to this moment. Text without an offset is meant in the workflow's time zone.",
		inQuery('end_time'),
	),
]);

export const view: INodeProperties = {
	displayName: 'Include Metadata',
	name: 'view',
	type: 'options',
	default: 'WITH_METADATA',
	options: [
		{ name: 'With Metadata', value: 'WITH_METADATA' },
		{ name: 'Without Metadata', value: 'WITHOUT_METADATA' },
	],
	description: 'Whether the text that is kept with each message comes along',
	...inQuery('view'),
};
