import { inBody, InvalidInput, picker } from '../../../shared';
import { withBody } from '../../body';
import { contactOutput } from '../../outputs';
import { contacts } from '../../pickers';
import { defineOperation } from '../../routes';

const destinationId = picker({
	displayName: 'Contact to Keep',
	name: 'destinationId',
	required: true,
	description: 'The contact that stays. Its empty fields are filled from the other one.',
	list: contacts,
	example: '01HCNTACT0000000000000000A',
});

const sourceId = picker({
	displayName: 'Contact to Merge Into It',
	name: 'sourceId',
	required: true,
	description:
		'The contact that disappears for good. Its channel identities move only for channels that the other one lacks.',
	list: contacts,
	example: '01HCNTACT0000000000000000B',
	...inBody('source_id'),
});

export const merge = defineOperation({
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge two contacts',
		description: 'Merge one contact into another. This cannot be undone. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/contacts/{destination_id}:merge',
	path: { destination_id: destinationId },
	fields: [sourceId],
	buildRequest: (call) => {
		if (call.path.destination_id !== call.body.source_id) return withBody(call, { strategy: 'MERGE' });
		throw new InvalidInput('Both contacts are the same', 'Choose the one that is to disappear as the second.');
	},
	dryRun: ({ call: { path, body } }) => ({ contactId: path.destination_id, mergedContactId: body.source_id }),
	output: contactOutput,
	wording: { noun: 'contacts', participle: 'merged' },
	confirmation: 'cannotBeUndone',
});
