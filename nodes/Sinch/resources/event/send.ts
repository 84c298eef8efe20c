import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { eventConversions, eventFields, eventOf } from '../../content/appEvent';
import { mayTakeContact } from '../../appSettings';
import { line } from '../../content/simple';
import { acceptedEventEntity } from '../../outputs/message';
import { appId } from '../fields';
import { recipient, recipientOf } from '../recipient';
import { withBody } from '../../body';
import { getAppRoute } from '../../routes';
import { eventOptions } from '../../sendOptions';

const options: INodeProperties = {
	displayName: 'Event Options',
	name: 'eventOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		...eventOptions.slice(0, 2),
		line('Event Metadata', 'eventMetadata', 'Text to keep with the event, which comes back in delivery reports', {
			placeholder: 'e.g. order-1017',
			routing: { send: { type: 'body', property: 'event_metadata' } },
		}),
		...eventOptions.slice(2),
	],
};

export const send: Operation = {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send an event',
		description: 'Send an event such as the sign that somebody is typing. Sends.',
	},
	route: 'POST /v1/projects/{project_id}/events:send',
	alsoCalls: [getAppRoute],
	fields: [appId, ...recipient, ...eventFields, options, delivery],
	convert: eventConversions,
	buildRequest: (call, values) =>
		withBody(call, { app_id: values.appId, recipient: recipientOf(values).recipient, event: eventOf(values) }),
	beforeSend: mayTakeContact,
	output: acceptedEventEntity,
	emptyResult: () => ({ success: true }),
	wording: { noun: 'event', participle: 'sent' },
};
