import { withBody } from '../../body';
import { contactMessageOf, contentFields, messageOf } from '../../content';
import { defineOperation, routes } from '../../routes';
import { withTemplateValues } from '../../templates/fill';
import { contactId, conversationId } from './fields';
import {
	acceptTime,
	channel,
	channelIdentityOf,
	direction,
	identity,
	identityApp,
	injectConversions,
	injectOptions,
} from './injectFields';

export const injectMessage = defineOperation({
	option: {
		name: 'Inject Message',
		value: 'injectMessage',
		action: 'Inject a message into a conversation',
		description: 'Record a message that was exchanged elsewhere. Nothing is sent. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations/{conversation_id}:inject-message',
	alsoCalls: [routes.getTemplate, routes.listWhatsAppTemplates],
	path: { conversation_id: conversationId },
	fields: [contactId, direction, channel, identity, ...identityApp, acceptTime, ...contentFields],
	options: injectOptions,
	convert: injectConversions,
	buildRequest: (call, values) =>
		withBody(call, {
			contact_id: values.contactId,
			channel_identity: channelIdentityOf(values),
			...(values.direction === 'TO_APP'
				? { contact_message: contactMessageOf(values) }
				: { app_message: messageOf(values) }),
		}),
	// A contact sends no templates.
	beforeSend: async (row) => await withTemplateValues(row, row.call, 'app_message'),
	emptyResult: ({ path }) => ({ injected: true, conversationId: path.conversation_id }),
	wording: { noun: 'message', participle: 'injected' },
});
