import { withBody } from '../../body';
import { contentConversions, contentFields, contentOptions, messageOf } from '../../content';
import { findOwnMessage, messageSentCheck } from '../../findSent';
import { withMark } from '../../metadataMark';
import { sentMessageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { sendConversions, sendOptions, smsSender, withSendOptions } from '../../sendOptions';
import { optOutReason } from '../../skipOptedOut';
import { withTemplateValues } from '../../templates/fill';
import { appId } from '../fields';
import { recipientFields, recipientOf, refuseContactInDispatchMode } from '../recipient';

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Send a message to a phone number, another channel identity or a contact. Sends.',
	},
	route: 'POST /v1/projects/{project_id}/messages:send',
	alsoCalls: [
		...[routes.getApp, routes.getConsents, routes.getContact, routes.listMessages],
		...[routes.getTemplate, routes.listWhatsAppTemplates],
	],
	fields: [appId, ...recipientFields(), ...contentFields],
	options: [...contentOptions, smsSender, ...sendOptions],
	convert: { ...contentConversions, ...sendConversions },
	buildRequest: (call, values) => {
		const body = { app_id: values.appId, recipient: recipientOf(values), message: messageOf(values) };
		return withSendOptions(withBody(call, body), values);
	},
	beforeSend: async (row) => {
		const call = await withTemplateValues(row, await refuseContactInDispatchMode(row), 'message');
		return withMark(row, call);
	},
	output: sentMessageOutput,
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: messageSentCheck,
	skipReason: optOutReason,
	findOwn: findOwnMessage,
});
