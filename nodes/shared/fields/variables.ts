import type { INodeProperties, ResourceMapperFields } from 'n8n-workflow';
import type { EntryList } from './lists';
import { mapper } from './mapper';

/** The value of Fill Variables By with which each variable has a field of its own. */
export const FIELD_PER_VARIABLE = 'fields';

/** The value of Fill Variables By for names and values that are entered by hand. */
export const NAMES_AND_VALUES = 'names';

/** Fill Variables By: how the variables of a template get their values. The texts say what each way does in this service. */
export function fillVariablesBy(texts: { fieldPerVariable: string; namesAndValues: string }): INodeProperties {
	return {
		displayName: 'Fill Variables By',
		name: 'templateFill',
		type: 'options',
		default: FIELD_PER_VARIABLE,
		description: 'How to give the values of the variables',
		options: [
			{ name: 'Field per Variable', value: FIELD_PER_VARIABLE, description: texts.fieldPerVariable },
			{ name: 'Names and Values', value: NAMES_AND_VALUES, description: texts.namesAndValues },
		],
	};
}

/** A field for each variable of a template. `dependsOn`: the fields that choose the template and its language. */
export function variablesMapper(own: { name: string; list: EntryList; dependsOn: string[] }): INodeProperties {
	return mapper({
		...own,
		displayName: 'Variables',
		description: 'The values of the variables in the template',
		words: { singular: 'variable', plural: 'variables' },
	});
}

/** A variable as an entry of the mapper. */
export interface VariableEntry {
	/** The name under which n8n keeps the value; without brackets. */
	id: string;
	/** What people read. */
	label: string;
	required: boolean;
}

/** What the editor shows for these variables: a field of text for each. */
export function variableEntries(variables: VariableEntry[]): ResourceMapperFields {
	if (variables.length === 0) return noEntries('This template has no variables.');
	return {
		fields: variables.map(({ id, label, required }) => ({
			id,
			displayName: label,
			type: 'string',
			required,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
		})),
	};
}

/** What the editor shows in place of entries: why there are none. */
export function noEntries(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}
