import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import type { Output, Operation } from '../../../shared/operation/operation';
import { objectAt, toText } from '../../../shared/base/record';
import { when } from '../../../shared/fields/when';
import { unwrapPayload } from '../../answers';
import { numericId } from '../../ids';
import { toIsoTime } from '../../times';
import { routes } from '../../routes';
import { conversationId } from '../fields';
import { STATUSES } from './fields';

const fields: INodeProperties[] = [
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'resolved',
		description: "The new state. Opening a conversation with an agent's token also assigns it to that agent.",
		options: STATUSES,
		routing: { send: { type: 'body', property: 'status' } },
	},
	...when(
		'status',
		['snoozed'],
		[
			{
				displayName: 'Snooze Until',
				name: 'snoozedUntil',
				type: 'dateTime',
				default: '',
				description: 'When it is to open again. Without it, it does so when the contact writes next.',
			},
		],
	),
];

const entity: Output = {
	simplify: (records) =>
		records.map((record) => ({
			conversationId: record.conversation_id,
			status: record.current_status,
			snoozedUntil: toIsoTime(record.snoozed_until),
		})),
	ids: (record) => ({ conversationId: record.conversation_id ?? objectAt(record, 'payload').conversation_id }),
};

export const setStatus: Operation = {
	option: {
		name: 'Set Status',
		value: 'setStatus',
		action: 'Set the status of a conversation',
		description: 'Open, resolve, snooze a conversation or set it to pending. Changes data.',
	},
	route: routes.setStatus,
	fields: [conversationId, ...fields, delivery],
	convert: { conversation_id: numericId },
	buildRequest: (call, { snoozedUntil }) => {
		if (snoozedUntil === undefined) return call;
		const until = Math.floor(Date.parse(toText(snoozedUntil)) / 1000);
		if (until * 1000 < Date.now()) {
			throw new InvalidInput(`"Snooze Until" (${toText(snoozedUntil)}) is in the past`, 'Enter a moment to come.');
		}
		return { ...call, body: { ...call.body, snoozed_until: until } };
	},
	pickRecord: unwrapPayload,
	output: entity,
	emptyResult: ({ path, body }) => ({ conversationId: path.conversation_id, status: body.status }),
	wording: { noun: 'status', participle: 'set' },
};
