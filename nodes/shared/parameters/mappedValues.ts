import { InvalidInput } from '../base/failure';
import { isRecord, type Values } from '../base/record';
import { displayValue } from './convert';

/**
 * The values of a resource mapper by the IDs of its entries, without those that are empty. Takes what n8n keeps
 * (`{ mappingMode, value, schema }`), and an object of values. Throws an InvalidInput for anything else.
 */
export function mappedValues(given: unknown): Values {
	if (!isRecord(given))
		throw new InvalidInput(`must hold values by name, but is ${displayValue(given)}`, 'Fill in its fields.');
	const values = 'mappingMode' in given ? given.value : given;
	const entries = isRecord(values) ? Object.entries(values) : [];
	return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined && value !== ''));
}
