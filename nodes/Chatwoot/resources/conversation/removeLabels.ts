import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { routes } from '../../routes';
import { conversationId, labels } from '../fields';
import { labelling, namesLabels } from './labelling';

export const removeLabels: Operation = {
	option: {
		name: 'Remove Labels',
		value: 'removeLabels',
		action: 'Remove labels from a conversation',
		description: 'Take labels away and keep the others. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels],
	fields: [conversationId, labels, delivery],
	...labelling((present, named) => present.filter((label) => !named.includes(label.toLowerCase()))),
	check: namesLabels,
};
