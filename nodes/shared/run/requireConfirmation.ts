import type { INodeParameters } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { confirmationFields } from '../fields/confirmation';
import type { Operation } from '../operation/operation';

/**
 * Throws an InvalidInput unless a person has switched on what the operation asks to confirm. Looks at the parameter as the workflow
 * holds it: an expression does not count, so that neither a column of a sheet nor an AI agent (`$fromAI`) can switch it on.
 * `isCheckOnly`: the row changes nothing, and needs no confirmation.
 */
export function requireConfirmation(
	{ confirmation, wording }: Operation,
	parameters: INodeParameters,
	isCheckOnly: boolean,
): void {
	if (!confirmation) return;
	const { name, displayName } = confirmationFields[confirmation].understood;
	if (parameters[name] === true || isCheckOnly) return;
	throw new InvalidInput(
		`Nothing was ${wording?.participle ?? 'done'}: "${displayName}" is off`,
		'Read the description of the operation, then switch it on in the panel of the node. A person has to do that: an expression, or the value of an AI agent, does not count.',
	);
}
