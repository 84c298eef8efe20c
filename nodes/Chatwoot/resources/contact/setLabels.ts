import { defineOperation, routes } from '../../routes';
import { labelHooks, ofContact, setNamed } from '../labelHooks';
import { contactId, labels } from './fields';

export const setLabels = defineOperation({
	option: {
		name: 'Set Labels',
		value: 'setLabels',
		action: 'Set the labels of a contact',
		description: 'Replace all labels; an empty choice takes all away. Changes data.',
	},
	route: routes.setContactLabels,
	alsoCalls: [routes.getContactLabels, routes.listLabels],
	path: { contact_id: contactId },
	fields: [labels],
	...labelHooks(ofContact, setNamed),
});
