import { isResourceLocatorValue, type IHttpRequestOptions } from 'n8n-workflow';
import { toFailure, type Failure } from '../base/failure';
import { toText } from '../base/record';
import { readRequestOptions } from '../http/requestOptions';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import { callOf } from '../parameters/callOf';
import { readsCheckOnly, sendOptionsOf } from '../parameters/deliveryOptions';
import { cleanPasted } from '../base/pastedText';
import { rowValuesReader } from '../parameters/rowValues';
import { sendLimitsOf } from '../parameters/sendLimits';
import { requireConfirmation } from './requireConfirmation';
import type { ItemSource } from './source';

/** The values and the request of a row, or why its parameters cannot be used. */
export type PreparedRow =
	| { failure: Failure; parts?: never; options?: never; addresses?: never }
	| {
			failure?: never;
			parts: Pick<Row, 'call' | 'limits' | 'values'>;
			options: Partial<IHttpRequestOptions>;
			/** The addresses that its pickers hold in place of IDs. */
			addresses: string[];
	  };

// The other modes are names, and identifiers of the user's own.
function addressIn(value: unknown): string[] {
	if (!isResourceLocatorValue(value) || !['id', 'url'].includes(value.mode)) return [];
	const text = toText(value.value);
	return text.includes('://') ? [cleanPasted(text)] : [];
}

/** Gives a function that reads and checks the parameters of one row and makes its request. That function never throws. */
export function rowPreparer(
	source: Pick<ItemSource, 'node' | 'parameter' | 'timezone'>,
	operation: Operation,
): (index: number) => PreparedRow {
	const { node, timezone } = source;
	const valuesOf = rowValuesReader({ operation, node, timezone });
	return (index) => {
		try {
			const addresses: string[] = [];
			const read = (name: string, fallback: unknown) => {
				const value = source.parameter(name, index, fallback);
				addresses.push(...addressIn(value));
				return value;
			};
			requireConfirmation(operation, node.parameters, readsCheckOnly(read));
			const values = valuesOf(read);
			// An expression may give another value each time it is evaluated. The row runs with this one.
			requireConfirmation(operation, node.parameters, sendOptionsOf(values).checkOnly);
			const options = readRequestOptions(read('requestOptions', {}));
			const parts = { values, call: callOf(operation, values), limits: sendLimitsOf(values, timezone) };
			return { parts, options, addresses };
		} catch (error) {
			return { failure: toFailure(error, 'invalidInput') };
		}
	};
}
