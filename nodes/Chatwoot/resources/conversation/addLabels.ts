import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { routes } from '../../routes';
import { conversationId, labels } from '../fields';
import { labelling, namesLabels } from './labelling';

export const addLabels: Operation = {
	option: {
		name: 'Add Labels',
		value: 'addLabels',
		action: 'Add labels to a conversation',
		description: 'Add labels and keep those that are there. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels, routes.listLabels],
	fields: [conversationId, labels, delivery],
	...labelling((present, named) => [...new Set([...present, ...named])]),
	check: namesLabels,
};
