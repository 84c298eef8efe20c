import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactMessageOf, contentConversions, contentFields, messageOf } from '../../content';
import { contactId, conversationId } from '../fields';
import { toIdentity } from '../../phone';
import { textUpTo, withBody } from '../../body';
import { acceptTime } from './fields';
import { channel, direction, identity, injectFields } from './injectFields';
import { toText } from '../../../shared/base/record';

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
	buildRequest: (call, values) =>
		withBody(call, {
			contact_id: values.contactId,
			channel_identity: { channel: values.channel, identity: toIdentity(toText(values.channel), values.identity) },
			...(values.direction === 'TO_APP'
				? { contact_message: contactMessageOf(values) }
				: { app_message: messageOf(values) }),
		}),
	emptyResult: ({ path }) => ({ injected: true, conversationId: path.conversation_id }),
	wording: { noun: 'message', participle: 'injected' },
};
