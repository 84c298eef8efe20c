import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { picker } from '../../../shared/fields/picker';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs/message';
import { contactOutput } from './output';

const destinationId = picker({
	displayName: 'Contact to Keep',
	name: 'destination_id',
	required: true,
	description: 'The contact that stays. Its empty fields are filled from the other one.',
	searchMethod: 'searchContacts',
	example: '01HCNTACT0000000000000000A',
});

const sourceId = picker({
	displayName: 'Contact to Merge Into It',
	name: 'sourceId',
	required: true,
	description:
		'The contact that disappears for good. Its channel identities move only for channels that the other one lacks.',
	searchMethod: 'searchContacts',
	example: '01HCNTACT0000000000000000B',
	routing: { send: { type: 'body', property: 'source_id' } },
});

export const merge: Operation = {
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge two contacts',
		description: 'Merge one contact into another. This cannot be undone. Changes data.',
	},
	route: 'POST /v1/projects/{project_id}/contacts/{destination_id}:merge',
	fields: [destinationId, sourceId, ...contactOutput, delivery],
	buildRequest: (call) => ({ ...call, body: { ...call.body, strategy: 'MERGE' } }),
	check: ({ path, body }) => {
		if (path.destination_id !== body.source_id) return;
		throw new InvalidInput('Both contacts are the same', 'Choose the one that is to disappear as the second.');
	},
	output: contactEntity,
	emptyResult: ({ path }) => ({ success: true, contactId: path.destination_id }),
	wording: { noun: 'contacts', participle: 'merged' },
};
