import { withBody } from '../../body';
import { requireConversationMode } from '../../dispatchMode';
import { conversationOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { appId, contactId, conversationConversions, newConversationOptions } from './fields';

export const create = defineOperation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a conversation',
		description:
			'Open an empty conversation. Rarely needed: sending a message opens one by itself. Not for apps in DISPATCH mode. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/conversations',
	alsoCalls: [routes.getApp],
	fields: [appId, contactId],
	options: newConversationOptions,
	convert: conversationConversions,
	buildRequest: (call, values) => withBody(call, { app_id: values.appId, contact_id: values.contactId }),
	beforeSend: requireConversationMode,
	output: conversationOutput,
	wording: { noun: 'conversation', participle: 'created' },
});
