import { sendLimits } from '../../../shared';
import { withBody } from '../../body';
import { appEventOf, eventConversions, eventFields } from '../../content/appEvent';
import { acceptedEventOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { eventOptionConversions, eventOptions } from '../../sendOptions';
import { recipientConversions } from '../../recipientConversions';
import { appId } from '../fields';
import { fallbackChannels, recipientOf, refuseContactInDispatchMode, sendTo } from '../recipient';

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send an event',
		description: 'Send an event such as the sign that somebody is typing. Sends.',
	},
	route: 'POST /v1/projects/{project_id}/events:send',
	alsoCalls: [routes.getApp],
	fields: [appId, sendTo, ...eventFields],
	options: [...eventOptions, fallbackChannels, ...sendLimits],
	convert: { ...recipientConversions('sendTo'), ...eventConversions, ...eventOptionConversions },
	buildRequest: (call, values) =>
		withBody(call, { app_id: values.appId, recipient: recipientOf(values.sendTo, values), event: appEventOf(values) }),
	beforeSend: refuseContactInDispatchMode,
	output: acceptedEventOutput,
	wording: { noun: 'event', participle: 'sent' },
});
