import type { ChatwootStore } from '../../sandbox/chatwoot/store/store';
import type { AttributeDefinitionRecord } from '../../sandbox/chatwoot/store/accountRecords';

/** Defines a custom attribute in the sandbox: a text of conversations, unless `changes` say otherwise. */
export function defineAttribute(
	{ store }: { store: ChatwootStore },
	key: string,
	changes: Partial<AttributeDefinitionRecord> = {},
): void {
	store.attributeDefinitions.push({
		id: store.newId('attributeDefinitions'),
		displayName: key,
		description: null,
		key,
		type: 'text',
		model: 'conversation_attribute',
		values: [],
		regexPattern: null,
		regexCue: null,
		defaultValue: null,
		createdAt: 1,
		updatedAt: 1,
		...changes,
	});
}
