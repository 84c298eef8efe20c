import { defineOperation, routes } from '../../routes';
import { conversationId, labels } from './fields';
import { labelHooks, withRequiredLabels } from './labelHooks';

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
	...labelHooks((present, named) => [...new Set([...present, ...named])]),
	buildRequest: withRequiredLabels,
});
