import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/deliveryFields';
import type { Operation } from '../../../shared/operation';
import { channels } from '../../channels';
import { contactMessageOf, contentConversions, contentFields, messageOf } from '../../content';
import { line } from '../../content/simple';
import { contactId, conversationId } from '../../fields';
import { toIdentity } from '../../phone';
import { textUpTo, withBody } from '../../place';
import { acceptTime } from './fields';

const direction: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	default: 'TO_CONTACT',
	description: 'Who wrote the message',
	options: [
		{ name: 'From the App', value: 'TO_CONTACT' },
		{ name: 'From the Contact', value: 'TO_APP', description: 'Text, media, location or JSON' },
	],
	routing: { send: { type: 'body', property: 'direction' } },
};

const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	default: 'SMS',
	description: 'Channel over which the message went',
	options: channels,
};

const identity = line('Identity', 'identity', 'Who the contact is on this channel, e.g. its phone number', {
	required: true,
	placeholder: 'e.g. +46701234567',
});

const injectFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'injectFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		line('Metadata', 'metadata', 'Text to keep with the message; at most 1,024 characters', {
			routing: { send: { type: 'body', property: 'metadata' } },
		}),
		line('Sender ID', 'senderId', 'Number or name of the app that the message was sent from or to', {
			routing: { send: { type: 'body', property: 'sender_id' } },
		}),
	],
};

export const injectMessage: Operation = {
	option: {
		name: 'Inject Message',
		value: 'injectMessage',
		action: 'Inject a message into a conversation',
		description: 'Record a message that was exchanged elsewhere. Nothing is sent. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:inject-message',
	fields: [
		conversationId,
		contactId,
		direction,
		channel,
		identity,
		acceptTime,
		...contentFields,
		injectFields,
		delivery,
	],
	convert: { ...contentConversions, 'injectFields.metadata': textUpTo(1024) },
	prepare: (call, values) =>
		withBody(call, {
			contact_id: values.contactId,
			channel_identity: { channel: values.channel, identity: toIdentity(String(values.channel), values.identity) },
			...(values.direction === 'TO_APP'
				? { contact_message: contactMessageOf(values) }
				: { app_message: messageOf(values) }),
		}),
	withoutRecord: ({ path }) => ({ injected: true, conversationId: path.Conversation }),
	done: { what: 'message', verb: 'injected' },
};
