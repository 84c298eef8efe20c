import { defineOperation, routes } from '../../routes';
import { labelHooks, ofConversation, setNamed } from '../labelHooks';
import { conversationId, labels } from './fields';

export const setLabels = defineOperation({
	option: {
		name: 'Set Labels',
		value: 'setLabels',
		action: 'Set the labels of a conversation',
		description: 'Replace all labels; an empty choice takes all away. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels, routes.listLabels],
	path: { conversation_id: conversationId },
	fields: [labels],
	...labelHooks(ofConversation, setNamed),
});
