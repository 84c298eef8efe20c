import type { IHttpRequestOptions } from 'n8n-workflow';
import { toFailure, type Failure } from '../base/failure';
import { readRequestOptions } from '../http/requestOptions';
import type { Operation } from '../operation/operation';
import type { Row } from '../operation/row';
import { callOf } from '../parameters/callOf';
import { readsCheckOnly, sendOptionsOf } from '../parameters/deliveryOptions';
import { rowValuesReader } from '../parameters/rowValues';
import { sendLimitsOf } from '../parameters/sendLimits';
import { requireConfirmation } from './requireConfirmation';
import type { ItemSource } from './source';

/** The values and the request of a row, or why its parameters cannot be used. */
export type PreparedRow =
	| { failure: Failure; parts?: never; options?: never }
	| { failure?: never; parts: Pick<Row, 'call' | 'limits' | 'values'>; options: Partial<IHttpRequestOptions> };

/** Gives a function that reads and checks the parameters of one row and makes its request. That function never throws. */
export function rowPreparer(
	source: Pick<ItemSource, 'node' | 'parameter' | 'timezone'>,
	operation: Operation,
): (index: number) => PreparedRow {
	const { node, timezone } = source;
	const valuesOf = rowValuesReader({ operation, node, timezone });
	return (index) => {
		try {
			const read = (name: string, fallback: unknown) => source.parameter(name, index, fallback);
			requireConfirmation(operation, node.parameters, readsCheckOnly(read));
			const values = valuesOf(read);
			// An expression may give another value each time it is evaluated. The row runs with this one.
			requireConfirmation(operation, node.parameters, sendOptionsOf(values).checkOnly);
			const options = readRequestOptions(read('requestOptions', {}));
			return { parts: { values, call: callOf(operation, values), limits: sendLimitsOf(values, timezone) }, options };
		} catch (error) {
			return { failure: toFailure(error, 'invalidInput') };
		}
	};
}
