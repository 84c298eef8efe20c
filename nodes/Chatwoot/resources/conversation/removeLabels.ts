import { defineOperation, routes } from '../../routes';
import { labelHooks, ofConversation, removeNamed, withRequiredLabels } from '../labelHooks';
import { conversationId, labels } from './fields';

export const removeLabels = defineOperation({
	option: {
		name: 'Remove Labels',
		value: 'removeLabels',
		action: 'Remove labels from a conversation',
		description: 'Take labels away and keep the others. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels],
	path: { conversation_id: conversationId },
	fields: [labels],
	...labelHooks(ofConversation, removeNamed),
	buildRequest: withRequiredLabels,
});
