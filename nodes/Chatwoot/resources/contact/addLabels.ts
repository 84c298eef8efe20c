import { defineOperation, routes } from '../../routes';
import { addNamed, labelHooks, ofContact, withRequiredLabels } from '../labelHooks';
import { contactId, labels } from './fields';

export const addLabels = defineOperation({
	option: {
		name: 'Add Labels',
		value: 'addLabels',
		action: 'Add labels to a contact',
		description: 'Add labels and keep those that are there. Changes data.',
	},
	route: routes.setContactLabels,
	alsoCalls: [routes.getContactLabels, routes.listLabels],
	path: { contact_id: contactId },
	fields: [labels],
	...labelHooks(ofContact, addNamed),
	buildRequest: withRequiredLabels,
});
