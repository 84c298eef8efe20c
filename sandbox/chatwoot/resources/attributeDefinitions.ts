import type { Call, OperationHandler } from '../../server/types';
import { bodyOf, paramsOf } from '../params';
import { authorize, authorizeAdministrator } from '../rules/access';
import { definitionValuesOf, validateDefinition, wantedModel } from '../rules/attributeDefinitions';
import { leadingNumber } from '../rules/pages';
import type { ChatwootState } from '../state';
import type { AttributeDefinitionRecord } from '../store/records';
import { attributeDefinitionView } from '../views/account';
import { orNotFound } from './lookups';

function requireDefinition({ params }: Call, { store }: ChatwootState): AttributeDefinitionRecord {
	return orNotFound(store.attributeDefinitions.find(({ id }) => id === leadingNumber(params.definition_id)));
}

/** Handlers of the definitions of custom attributes. */
export const attributeDefinitionHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listAttributeDefinitions: (call, state) => {
		authorize(call, state);
		const model = wantedModel(paramsOf(call).attribute_model);
		const rows = state.store.attributeDefinitions.filter((row) => model === undefined || row.model === model);
		return { status: 200, body: rows.map(attributeDefinitionView) };
	},

	createAttributeDefinition: (call, state) => {
		authorizeAdministrator(call, state);
		const { store } = state;
		const values = definitionValuesOf(bodyOf(call));
		validateDefinition(values, store);
		const now = store.now();
		const id = store.newId('attributeDefinitions');
		const definition = { ...values, id, defaultValue: null, createdAt: now, updatedAt: now };
		store.attributeDefinitions.push(definition);
		return { status: 200, body: attributeDefinitionView(definition) };
	},

	getAttributeDefinition: (call, state) => {
		authorize(call, state);
		return { status: 200, body: attributeDefinitionView(requireDefinition(call, state)) };
	},

	updateAttributeDefinition: (call, state) => {
		authorizeAdministrator(call, state);
		const definition = requireDefinition(call, state);
		const values = definitionValuesOf(bodyOf(call), definition);
		validateDefinition(values, state.store, definition);
		Object.assign(definition, values, { updatedAt: state.store.now() });
		return { status: 200, body: attributeDefinitionView(definition) };
	},

	deleteAttributeDefinition: (call, state) => {
		authorizeAdministrator(call, state);
		const { attributeDefinitions } = state.store;
		attributeDefinitions.splice(attributeDefinitions.indexOf(requireDefinition(call, state)), 1);
		return { status: 204 };
	},
};
