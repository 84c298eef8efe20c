import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs';
import { unwrapPayload } from '../../answers';
import { numericId } from '../../ids';
import { contactId } from '../fields';
import { contactOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description: 'Get one person with their sessions in inboxes. Only reads.',
	},
	route: 'GET /api/v1/accounts/{account_id}/contacts/{contact_id}',
	fields: [contactId, ...contactOutput, delivery],
	convert: { contact_id: numericId },
	pickRecord: unwrapPayload,
	output: contactEntity,
	emptyResult: ({ path }) => ({ found: false, contactId: path.contact_id }),
};
