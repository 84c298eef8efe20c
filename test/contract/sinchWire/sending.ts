import type { Conversation, ConversationService } from '@sinch/conversation';
import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../../support/harness';
import { recipient } from '../../support/sinch';
import type { World } from '../sinchSdk/world';
import type { WireCase } from './wireCase';

/** A message, as the SDK takes it. */
export type AppMessage = Conversation.AppMessage;
/** What a send request may hold besides the app, the recipient and the message. */
export type SendOptions = Omit<
	Conversation.SendMessageRequest<Conversation.IdentifiedBy>,
	'app_id' | 'message' | 'recipient'
>;

/** A phone number that no seeded contact has. */
export const NUMBER = '+46701234567';
/** A public address. */
export const URL = 'https://example.com/menu.pdf';
/** The channel identity of the phone number. */
export const sms = { channel: 'SMS' as const, identity: NUMBER };

/** The parameters of a message to the phone number. */
export const toNumber = ({ appId }: World) => ({ appId: byId(appId), sendTo: recipient(NUMBER) });

/** Sends a message to the phone number with the SDK. */
export const sendOf = (
	service: ConversationService,
	{ appId }: World,
	message: AppMessage,
	options: SendOptions = {},
) =>
	service.messages.send({
		sendMessageRequestBody: {
			app_id: appId,
			recipient: { identified_by: { channel_identities: [sms] } },
			message,
			...options,
		},
	});

/** A message of this content to a phone number. */
export const content = (name: string, parameters: INodeParameters, message: AppMessage): WireCase => ({
	id: 'message:send',
	with: name,
	parameters: (world) => ({ ...toNumber(world), ...parameters }),
	sdk: (service, world) => sendOf(service, world, message),
});
