import { DelayedTasks } from '../../server/delayedTasks';
import { changeMessage, type MessageValues } from '../rules/messages/change';
import { withStatus } from '../rules/messages/status';
import type { ChatwootState } from '../state';
import { OUTGOING, TEMPLATE, type MessageRecord } from '../store/records';
import { emailId, emailSending } from './email';
import { lineSending } from './line';
import type { MessageDelivery } from './messageDelivery';
import { Outbox, type Outgoing } from './outbox';
import type { Sending } from './sending';
import { smsSending } from './sms';
import { UnsendableTemplate } from './templateValues';
import { twilioSending } from './twilio';
import { whatsAppSending } from './whatsApp';

/** A channel that reaches a customer. */
interface Channel {
	/** What the server makes of a message. Throws an UnsendableTemplate for a template that breaks off the server's job. */
	sending: (outgoing: Outgoing, state: ChatwootState) => Sending;
	/** What becomes of a message that the API behind the inbox took. */
	taken: (outgoing: Outgoing, state: ChatwootState) => MessageValues;
}

const numbered = ({ message }: Outgoing) => String(message.id).padStart(8, '0');

/**
 * The channels that reach a customer. Messages of API inboxes go to the callback of the inbox, and those of a website to its
 * page. Telegram, Messenger and others have no stand-in: their messages stay `sent`.
 */
const channels: Record<string, Channel> = {
	'Channel::Whatsapp': { sending: whatsAppSending, taken: (outgoing) => ({ sourceId: `wamid.${numbered(outgoing)}` }) },
	'Channel::Sms': { sending: smsSending, taken: (outgoing) => ({ sourceId: `bandwidth-${numbered(outgoing)}` }) },
	'Channel::TwilioSms': { sending: twilioSending, taken: (outgoing) => ({ sourceId: `SM${numbered(outgoing)}` }) },
	'Channel::Line': { sending: lineSending, taken: ({ message }) => withStatus(message, 'delivered') ?? {} },
	'Channel::Email': { sending: emailSending, taken: (outgoing, state) => ({ sourceId: emailId(outgoing, state) }) },
};

/** How long the server holds a message with files back, in milliseconds. Chatwoot v4.15.1 app/models/message.rb:400 */
export const HOLD_BACK_MS = 2000;

/**
 * Whether a message leaves Chatwoot: an outgoing one that is no note, and that has no source ID, which only messages of the
 * channel's own have.
 *
 * Chatwoot v4.15.1 app/services/base/send_on_channel_service.rb:35
 */
function leaves({ type, private: isNote, sourceId, contentType }: MessageRecord): boolean {
	const isOutgoing = type === OUTGOING || type === TEMPLATE;
	return isOutgoing && !isNote && !sourceId && contentType !== 'voice_call';
}

/** Sends messages to the customers, a moment after they were stored. */
export class Channels implements MessageDelivery {
	/** What the APIs behind the inboxes got. */
	readonly outbox = new Outbox();
	private readonly texts = new DelayedTasks();
	private readonly files = new DelayedTasks();

	/** `holdBackMs`: how long messages with files wait. `Infinity`: until `deliverNow` is called. */
	constructor(
		private readonly stateOf: () => ChatwootState,
		private readonly holdBackMs: number,
	) {}

	/** Sends a message in the background. A message with files is held back, so a text after it arrives first. */
	deliver(message: MessageRecord): void {
		const { channelType = '' } = this.inboxOf(message) ?? {};
		if (!(channelType in channels)) return;
		const send = () => this.send(message);
		if (message.attachments.length > 0) this.files.schedule(this.holdBackMs, send);
		else this.texts.schedule(0, send);
	}

	/** Sends all messages that wait, those with files last. */
	async deliverNow(): Promise<void> {
		await this.texts.runNow();
		await this.files.runNow();
	}

	/**
	 * Reports what became of a message at the customer's phone, as Meta does. Unlike a change by API, any status may follow any
	 * other. Throws when the message does not exist.
	 *
	 * Chatwoot v4.15.1 app/services/whatsapp/incoming_message_base_service.rb:59
	 */
	report(messageId: number, status: 'delivered' | 'failed' | 'read', error?: string): void {
		const state = this.stateOf();
		const message = state.store.messages.find(({ id }) => id === messageId);
		if (!message) throw new Error(`There is no message ${messageId}.`);
		const external = status === 'failed' && error !== undefined && { external_error: error };
		changeMessage(state, message, { status, contentAttributes: { ...message.contentAttributes, ...external } });
	}

	/** Cancels the messages that wait, and forgets those that were sent. */
	reset(): void {
		this.texts.cancel();
		this.files.cancel();
		this.outbox.reset();
	}

	private inboxOf({ conversationId }: MessageRecord) {
		const { store } = this.stateOf();
		return store.inbox(store.conversation(conversationId)?.inboxId ?? 0);
	}

	private send(message: MessageRecord): void {
		const state = this.stateOf();
		const conversation = state.store.conversation(message.conversationId);
		const { channelType = '' } = this.inboxOf(message) ?? {};
		const channel = channels[channelType];
		if (!conversation || !channel || !leaves(message)) return;
		const outgoing = { message, conversation };
		const sending = sendingOf(channel, outgoing, state);
		if (!sending) return;
		if (sending.failed !== undefined) return fail(state, message, sending.failed);
		const to = { channel: channelType, conversationId: conversation.id, messageId: message.id };
		const error = this.outbox.take({ ...to, body: sending.body });
		if (error !== undefined) fail(state, message, error);
		else changeMessage(state, message, channel.taken(outgoing, state));
	}
}

/** What is sent; undefined when the job of the server breaks off: the message stays `sent`, and nobody gets it. */
function sendingOf(channel: Channel, outgoing: Outgoing, state: ChatwootState): Sending | undefined {
	try {
		return channel.sending(outgoing, state);
	} catch (error) {
		if (error instanceof UnsendableTemplate) return undefined;
		throw error;
	}
}

/** Marks a message that a channel did not take. */
function fail(state: ChatwootState, message: MessageRecord, error: string): void {
	changeMessage(state, message, withStatus(message, 'failed', error) ?? {});
}
