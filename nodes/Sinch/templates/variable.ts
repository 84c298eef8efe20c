import { displayValue, hasVisibleText, InvalidInput, toFailure, toText, type Failure, type Values } from '../../shared';

/** A variable of a template. */
export interface TemplateVariable {
	/** The name in the API: the key of its value among the `parameters` of a message. */
	name: string;
	/** What people read. */
	label: string;
	required: boolean;
	/** Gives the value as the channel takes it. Throws an InvalidInput, whose message goes on after the label. */
	convert?: (text: string) => string;
}

/**
 * The ID of a variable among the fields of n8n's editor, which takes no brackets: `body[1]text` becomes `body_1_text`. Letters of all
 * scripts stay, with their marks.
 */
export function idOf({ name }: TemplateVariable): string {
	return name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_');
}

/** The variables. Throws an InvalidInput when two of them have the same ID: both would get the same value. */
export function requireOwnIds(variables: TemplateVariable[]): TemplateVariable[] {
	const byId = new Map<string, TemplateVariable>();
	for (const variable of variables) {
		const other = byId.get(idOf(variable));
		if (other) {
			throw new InvalidInput(
				`The template has the variables "${other.name}" and "${variable.name}", which the fields of the panel cannot tell apart`,
				'Choose Names and Values for Fill Variables By.',
			);
		}
		byId.set(idOf(variable), variable);
	}
	return variables;
}

/**
 * The values of a template by the names of the API. `template` names the template for messages. Throws an InvalidInput when a
 * required value is missing, or one is given for a variable that the template does not have.
 */
export function valuesByName(variables: TemplateVariable[], given: Values, template: string): Record<string, string> {
	const unknown = Object.keys(given).filter((id) => !variables.some((variable) => idOf(variable) === id));
	if (unknown.length > 0) {
		throw new InvalidInput(
			`"Variables" has a value for ${unknown.map(displayValue).join(', ')}, which ${template} does not have`,
			variables.length === 0
				? 'The template has no variables. Leave the value out.'
				: `It has ${variables.map(idOf).join(', ')}. Open the node, and let the list of variables be loaded anew.`,
		);
	}
	const missing = variables.filter((variable) => variable.required && textOf(given, variable) === '');
	if (missing.length > 0) {
		throw new InvalidInput(
			`"Variables" has no value for ${missing.map(({ label }) => `"${label}"`).join(', ')} of ${template}`,
			'If the value is an expression, check that the column it names exists and is filled in this row.',
		);
	}
	const filled = variables.filter((variable) => textOf(given, variable) !== '');
	return Object.fromEntries(filled.map((variable) => [variable.name, converted(variable, textOf(given, variable))]));
}

function textOf(given: Values, variable: TemplateVariable): string {
	const value = given[idOf(variable)];
	if (typeof value === 'object' && value !== null)
		throw new InvalidInput(
			`"${variable.label}" must be text, but is ${displayValue(value)}`,
			'Pick one value out of it.',
		);
	return hasVisibleText(toText(value)) ? toText(value) : '';
}

function converted({ label, convert }: TemplateVariable, text: string): string {
	if (!convert) return text;
	try {
		return convert(text);
	} catch (error) {
		throw labelled(label, error);
	}
}

function labelled(label: string, error: unknown): Failure {
	if (!(error instanceof InvalidInput)) return toFailure(error, 'invalidInput');
	return new InvalidInput(`"${label}" ${error.message}`, error.description);
}
