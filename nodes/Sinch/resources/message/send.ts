import { notice, whatsAppWindowHint, whenMain } from '../../../shared';
import { withBody } from '../../body';
import { contentConversions, contentOptions, messageOf, messageType, typeFields } from '../../content';
import { findOwnMessage, messageSentCheck } from '../../findSent';
import { withMark } from '../../metadataMark';
import { sentMessageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { sendConversions, sendOptions, smsSender, withSendOptions } from '../../sendOptions';
import { optOutReason } from '../../skipOptedOut';
import { withTemplateValues } from '../../templates/fill';
import { recipientConversions } from '../../recipientConversions';
import { appId } from '../fields';
import { fallbackChannels, MODES_WITH_WHATSAPP, recipientOf, refuseContactInDispatchMode, sendTo } from '../recipient';

const windowNotice = notice('windowNotice', whatsAppWindowHint);

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
	fields: [appId, sendTo, messageType, ...whenMain('sendTo.mode', MODES_WITH_WHATSAPP, [windowNotice]), ...typeFields],
	options: [...contentOptions, fallbackChannels, smsSender, ...sendOptions],
	convert: { ...recipientConversions('sendTo'), ...contentConversions, ...sendConversions },
	buildRequest: (call, values) => {
		const body = { app_id: values.appId, recipient: recipientOf(values.sendTo, values), message: messageOf(values) };
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
