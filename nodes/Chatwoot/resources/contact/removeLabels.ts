import { defineOperation, routes } from '../../routes';
import { labelHooks, ofContact, removeNamed, withRequiredLabels } from '../labelHooks';
import { contactId, labels } from './fields';

export const removeLabels = defineOperation({
	option: {
		name: 'Remove Labels',
		value: 'removeLabels',
		action: 'Remove labels from a contact',
		description: 'Take labels away and keep the others. Changes data.',
	},
	route: routes.setContactLabels,
	alsoCalls: [routes.getContactLabels],
	path: { contact_id: contactId },
	fields: [labels],
	...labelHooks(ofContact, removeNamed),
	buildRequest: withRequiredLabels,
});
