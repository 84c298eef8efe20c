import type { IDataObject } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import type { Operation } from '../../../shared/operation/operation';
import { isRecord, objectAt, toText } from '../../../shared/base/record';
import type { Row } from '../../../shared/operation/row';
import { attributesIn, attributeTypes, customAttributes } from '../../customAttributes';
import { numericId } from '../../ids';
import { routes } from '../../routes';
import { inLine } from '../../steps/stepFailure';
import { conversationId } from '../fields';
import { callTo } from '../../../shared/http/call';

// Servers replace all attributes; only recent ones know to merge.
async function merge(row: Row): Promise<IDataObject> {
	const path = { conversation_id: row.values.conversation_id };
	const labels = { conversation_id: 'Conversation' };
	const found = await row.fetch(callTo(routes.getConversation, { path, labels }));
	const stored = isRecord(found) ? objectAt(found, 'custom_attributes') : {};
	const custom_attributes: IDataObject = { ...stored, ...objectAt(row.call.body, 'custom_attributes') };
	const answer = await row.fetch(callTo(routes.setCustomAttributes, { path, labels, body: { custom_attributes } }));
	const now = isRecord(answer) && isRecord(answer.custom_attributes) ? answer.custom_attributes : custom_attributes;
	return { conversationId: Number(path.conversation_id), customAttributes: now };
}

export const setCustomAttributes: Operation = {
	option: {
		name: 'Set Custom Attributes',
		value: 'setCustomAttributes',
		action: 'Set custom attributes of a conversation',
		description: 'Set fields of your own; those that are not named stay. Changes data.',
	},
	route: routes.setCustomAttributes,
	alsoCalls: [routes.getConversation],
	fields: [conversationId, customAttributes, delivery],
	convert: { conversation_id: numericId, ...attributeTypes },
	buildRequest: (call, values) => ({ ...call, body: { custom_attributes: attributesIn(values.customAttributes) } }),
	check: ({ body }) => {
		if (Object.keys(objectAt(body, 'custom_attributes')).length > 0) return;
		throw new InvalidInput('"Custom Attributes" is empty', 'Add an attribute.');
	},
	run: async (row) =>
		await inLine(row, `attributes of ${toText(row.values.conversation_id)}`, async () => await merge(row)),
	wording: { noun: 'attributes', participle: 'set' },
};
