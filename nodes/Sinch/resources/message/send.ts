import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { mayTakeContact } from '../../appSettings';
import { contentConversions, contentFields, messageOf } from '../../content';
import { sentMessageEntity } from '../../outputs/message';
import { sentMessage } from '../../findSent';
import { appId } from '../fields';
import { recipient, recipientOf } from '../recipient';
import { withBody } from '../../body';
import { getAppRoute, listMessagesRoute } from '../../routes';
import { sendConversions } from '../../duration';
import { sendOptions, withSendOptions } from '../../sendOptions';
import { messageOutput } from './output';

/** Sends a message: POST messages:send of the contract. */
export const send: Operation = {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Send a message to a phone number, another channel identity or a contact. Sends.',
	},
	route: 'POST /v1/projects/{project_id}/messages:send',
	alsoCalls: [getAppRoute, listMessagesRoute],
	fields: [appId, ...recipient, ...contentFields, ...messageOutput, sendOptions, delivery],
	convert: { ...contentConversions, ...sendConversions },
	buildRequest: (call, values) => {
		const { recipient: to, order } = recipientOf(values);
		const body = { app_id: values.appId, recipient: to, message: messageOf(values) };
		return withSendOptions(withBody(call, body), values, order);
	},
	beforeSend: mayTakeContact,
	output: sentMessageEntity,
	emptyResult: () => ({ success: true }),
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: sentMessage,
};
