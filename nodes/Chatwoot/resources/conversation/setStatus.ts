import type { INodeProperties } from 'n8n-workflow';
import { inBody, objectAt, toText, when, type Output } from '../../../shared';
import { unwrapPayload } from '../../answers';
import { defineOperation, routes } from '../../routes';
import { checkedSnooze } from '../../steps/checkedSnooze';
import { toIsoTime } from '../../times';
import { conversationId, numericId, STATUSES } from './fields';

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'resolved',
	description: "The new state. Opening a conversation with an agent's token also assigns it to that agent.",
	options: STATUSES,
	...inBody('status'),
};

const snoozedUntil: INodeProperties = {
	displayName: 'Snooze Until',
	name: 'snoozedUntil',
	type: 'dateTime',
	default: '',
	description:
		'When it is to open again. Without it, it does so when the contact writes next. Empty is refused for a conversation that has a time already: Chatwoot would keep that time.',
};

const statusOutput: Output = {
	simplify: (records) =>
		records.map((record) => ({
			conversationId: record.conversation_id,
			conversationStatus: record.current_status,
			snoozedUntil: toIsoTime(record.snoozed_until),
		})),
	ids: (record) => ({ conversationId: record.conversation_id ?? objectAt(record, 'payload').conversation_id }),
};

export const setStatus = defineOperation({
	option: {
		name: 'Set Status',
		value: 'setStatus',
		action: 'Set the status of a conversation',
		description: 'Open, resolve, snooze a conversation or set it to pending. Changes data.',
	},
	route: routes.setStatus,
	alsoCalls: [routes.getConversation],
	path: { conversation_id: conversationId },
	fields: [status, ...when('status', ['snoozed'], [snoozedUntil])],
	convert: { conversationId: numericId },
	buildRequest: (call, { snoozedUntil: until }) => {
		if (until === undefined) return call;
		return { ...call, body: { ...call.body, snoozed_until: Math.floor(Date.parse(toText(until)) / 1000) } };
	},
	beforeSend: checkedSnooze,
	pickRecord: unwrapPayload,
	output: statusOutput,
	emptyResult: ({ path, body }) => ({
		conversationId: Number(path.conversation_id),
		conversationStatus: body.status,
	}),
	wording: { noun: 'status', participle: 'set' },
});
