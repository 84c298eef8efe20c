import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { Refusal } from '../../../shared/base/failure';
import type { Entity, Operation } from '../../../shared/operation/operation';
import { part, textOf } from '../../../shared/base/record';
import { when } from '../../../shared/fields/when';
import { unwrapped } from '../../envelopes';
import { numericId } from '../../ids';
import { moment } from '../../moments';
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

const entity: Entity = {
	simplify: (records) =>
		records.map((record) => ({
			conversationId: record.conversation_id,
			status: record.current_status,
			snoozedUntil: moment(record.snoozed_until),
		})),
	ids: (record) => ({ conversationId: record.conversation_id ?? part(record, 'payload').conversation_id }),
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
	prepare: (call, { snoozedUntil }) => {
		if (snoozedUntil === undefined) return call;
		const until = Math.floor(Date.parse(textOf(snoozedUntil)) / 1000);
		if (until * 1000 < Date.now()) {
			throw new Refusal(`"Snooze Until" (${textOf(snoozedUntil)}) is in the past`, 'Enter a moment to come.');
		}
		return { ...call, body: { ...call.body, snoozed_until: until } };
	},
	unwrap: unwrapped,
	entity,
	withoutRecord: ({ path, body }) => ({ conversationId: path.conversation_id, status: body.status }),
	done: { what: 'status', verb: 'set' },
};
