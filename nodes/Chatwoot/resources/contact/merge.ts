import { InvalidInput, inBody, type Output } from '../../../shared';
import { contactOutput, simplifyContact } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { bothExist, findMerged, mergeContacts, planMerge } from '../../steps/mergeContacts';
import { contactPicker, numericId } from './fields';

const keptContactId = {
	...contactPicker({
		displayName: 'Contact to Keep',
		name: 'keptContactId',
		description: 'The person that stays. Its empty fields and missing custom attributes are filled from the other one.',
	}),
	...inBody('base_contact_id'),
};

const mergedContactId = {
	...contactPicker({
		displayName: 'Contact to Merge Into It',
		name: 'mergedContactId',
		description:
			'The person that disappears for good. Its conversations, messages and notes go to the other one; its labels are lost, and so is a block: the other one stays as blocked or unblocked as it is.',
	}),
	...inBody('mergee_contact_id'),
};

const mergedOutput: Output = {
	...contactOutput,
	simplify: (records, { values }) =>
		records.map((record) => ({ ...simplifyContact(record), mergedContactId: Number(values.mergedContactId) })),
};

/** Chatwoot v4.15.1 app/actions/contact_merge_action.rb (`blocked` is none of the attributes that it merges); seen on Chatwoot 4.15.1 and 4.8.0. */
export const merge = defineOperation({
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge two contacts',
		description: 'Merge one person into another. This cannot be undone. Changes data.',
	},
	route: routes.mergeContacts,
	alsoCalls: [routes.getContact],
	fields: [keptContactId, mergedContactId],
	convert: { keptContactId: numericId, mergedContactId: numericId },
	buildRequest: (call) => {
		if (call.body.base_contact_id !== call.body.mergee_contact_id) return call;
		throw new InvalidInput('Both contacts are the same', 'Choose the one that is to disappear as the second.');
	},
	beforeSend: bothExist,
	dryRun: planMerge,
	run: mergeContacts,
	findOwn: findMerged,
	output: mergedOutput,
	wording: { noun: 'contacts', participle: 'merged' },
	confirmation: 'cannotBeUndone',
});
