import type { ChatwootState } from '../state';
import type { AttachmentRecord, Attributes, MessageRecord } from '../store/records';
import { isRecord } from '../../server/guards';
import { toList } from '../params';
import { canReply } from '../rules/replyWindow';
import { attachmentKind, fileUrl } from '../views/message';
import { outgoingText } from './markdown';
import type { Outgoing } from './outbox';
import { templateOf } from './whatsAppTemplate';
import type { Sending } from './sending';

const channel = 'Channel::Whatsapp';
/** Most items that are shown as buttons; more become a list. */
const mostButtons = 3;

/** The message that is answered, as the Graph API names it. */
function contextOf({ contentAttributes: { in_reply_to_external_id: id } }: MessageRecord) {
	return typeof id === 'string' && id !== '' ? { message_id: id } : null;
}

/** A file. Only the first file of a message is sent, with the text as its caption. */
function fileBody(attachment: AttachmentRecord, message: MessageRecord): Attributes {
	const { file, isVoiceMessage } = attachment;
	const kind = attachmentKind(file.type);
	const type = kind === 'file' ? 'document' : kind;
	return {
		context: contextOf(message),
		type,
		[type]: {
			link: fileUrl(attachment),
			...(type !== 'audio' && { caption: outgoingText(message.content, channel) }),
			...(type === 'document' && { filename: file.name }),
			...(isVoiceMessage && file.type === 'audio/ogg' && { voice: true }),
		},
	};
}

/** The items of a question, as reply buttons or as a list. The Graph API gets their action as JSON text. */
function questionBody({ content, contentAttributes }: MessageRecord): Attributes {
	const items = toList(contentAttributes.items).filter(isRecord);
	const choices = items.map(({ title, value }) => ({ id: value, title }));
	const areButtons = items.length <= mostButtons;
	const action = areButtons
		? { buttons: choices.map((reply) => ({ type: 'reply', reply })) }
		: { button: 'Choose an item', sections: [{ rows: choices }] };
	const type = areButtons ? 'button' : 'list';
	const text = outgoingText(content, channel);
	return { type: 'interactive', interactive: { type, body: { text }, action: JSON.stringify(action) } };
}

function sessionBody(message: MessageRecord): Attributes {
	const [first] = message.attachments;
	if (first) return fileBody(first, message);
	if (message.contentType === 'input_select') return questionBody(message);
	return { context: contextOf(message), type: 'text', text: { body: outgoingText(message.content, channel) } };
}

/**
 * A message as Meta's Graph API gets it. A message with template parameters goes out as the template, and so does every message
 * more than 24 hours after the contact's last one, which fails without template parameters.
 *
 * Chatwoot v4.15.1 app/services/whatsapp/send_on_whatsapp_service.rb:8, providers/whatsapp_cloud_service.rb; seen on
 * Chatwoot 4.15.1: a text outside the window, a message with three files, a question with two items
 */
export function whatsAppSending({ message, conversation }: Outgoing, state: ChatwootState): Sending {
	const { template_params: params } = message.additionalAttributes;
	const shared = { messaging_product: 'whatsapp', to: conversation.sourceId };
	if (!isRecord(params) && canReply(state, conversation)) return { body: { ...shared, ...sessionBody(message) } };
	const { templates = [] } = state.store.inbox(conversation.inboxId) ?? {};
	const template = isRecord(params) ? templateOf(params, templates) : undefined;
	if (!template) return { failed: 'Template not found or invalid template name' };
	return { body: { ...shared, recipient_type: 'individual', type: 'template', template } };
}
