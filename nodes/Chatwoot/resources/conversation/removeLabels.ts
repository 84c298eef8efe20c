import { defineOperation, routes } from '../../routes';
import { conversationId, labels } from './fields';
import { labelHooks, withRequiredLabels } from './labelHooks';

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
	...labelHooks((present, named) => present.filter((label) => !named.includes(label.toLowerCase()))),
	buildRequest: withRequiredLabels,
});
