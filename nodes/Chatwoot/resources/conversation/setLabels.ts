import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { routes } from '../../routes';
import { conversationId, labels } from '../fields';
import { labelling } from './labelling';

export const setLabels: Operation = {
	option: {
		name: 'Set Labels',
		value: 'setLabels',
		action: 'Set the labels of a conversation',
		description: 'Replace all labels; an empty choice takes all away. Changes data.',
	},
	route: routes.setLabels,
	alsoCalls: [routes.getLabels, routes.listLabels],
	fields: [conversationId, labels, delivery],
	...labelling((_present, named) => named),
};
