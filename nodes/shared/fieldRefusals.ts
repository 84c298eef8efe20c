import type { INodeProperties } from 'n8n-workflow';
import { Refusal } from './failure';

/** What a conversion throws, with the name of the field, which conversions do not know: their words begin after it. */
export function named({ displayName }: INodeProperties, error: unknown): Refusal {
	if (error instanceof Refusal) return new Refusal(`"${displayName}" ${error.message}`, error.description);
	return new Refusal(`"${displayName}" cannot be read: ${String(error)}`);
}

/** For a required field that holds nothing. */
export function missing(field: INodeProperties): Refusal {
	return new Refusal(
		`"${field.displayName}" is empty`,
		'If the field holds an expression, check that the column it names exists and is filled in this row.',
	);
}
