import { defineOperation, routes } from '../../routes';
import { addNamed, labelHooks, ofConversation, withRequiredLabels } from '../labelHooks';
import { conversationId, labels } from './fields';

export const addLabels = defineOperation({
	option: {
		name: 'Add Labels',
		value: 'addLabels',
		action: 'Add labels to a conversation',
		description: 'Add labels and keep those that are there. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels, routes.listLabels],
	path: { conversation_id: conversationId },
	fields: [labels],
	...labelHooks(ofConversation, addNamed),
	buildRequest: withRequiredLabels,
});
