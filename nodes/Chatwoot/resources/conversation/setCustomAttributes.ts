import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, isEmpty, isRecord, objectAt, type Row } from '../../../shared';
import { requireObjectAt } from '../../answers';
import { checkAttributes } from '../../attributes/checkedAttributes';
import { customAttributesOf } from '../../customAttributes';
import { callTo, defineOperation, routes } from '../../routes';
import { conversationId, customAttributeConversions, customAttributes, numericId } from './fields';

// Older versions of Chatwoot replace all attributes. So the stored ones are read first, and sent together with the new ones.
async function mergeAttributes({ call, fetch }: Row<'conversation_id'>): Promise<IDataObject> {
	const { path, labels } = call;
	const conversation = await fetch(callTo(routes.getConversation, { path, labels }));
	const stored = requireObjectAt(conversation, 'custom_attributes');
	const merged: IDataObject = { ...stored, ...objectAt(call.body, 'custom_attributes') };
	const body = { custom_attributes: merged };
	const answer = await fetch(callTo(routes.setCustomAttributes, { path, labels, body }));
	const now = isRecord(answer) && isRecord(answer.custom_attributes) ? answer.custom_attributes : merged;
	return { conversationId: Number(path.conversation_id), customAttributes: now };
}

export const setCustomAttributes = defineOperation({
	option: {
		name: 'Set Custom Attributes',
		value: 'setCustomAttributes',
		action: 'Set custom attributes of a conversation',
		description: 'Set fields of your own; those that are not named stay. Changes data.',
	},
	route: routes.setCustomAttributes,
	alsoCalls: [routes.getConversation, routes.listAttributeDefinitions],
	path: { conversation_id: conversationId },
	fields: [customAttributes],
	convert: { conversationId: numericId, ...customAttributeConversions },
	buildRequest: (call, values) => {
		const attributes = customAttributesOf(values);
		if (!isEmpty(attributes)) return { ...call, body: { custom_attributes: attributes } };
		throw new InvalidInput('"Custom Attributes" is empty', 'Add an attribute.');
	},
	beforeSend: checkAttributes('conversation_attribute'),
	run: async (row) => {
		const key = `attributes of ${row.call.path.conversation_id}`;
		return await row.account.mutex.runExclusive(key, async () => await mergeAttributes(row));
	},
	wording: { noun: 'attributes', participle: 'set' },
});
