import type { IHttpRequestOptions } from 'n8n-workflow';
import { toFailure, type Failure } from '../base/failure';
import type { Operation } from '../operation/operation';
import { readRequestOptions } from '../http/requestOptions';
import type { Row } from '../operation/row';
import type { ItemSource } from './source';
import { rowValuesReader } from '../parameters/rowValues';
import { callOf } from '../parameters/callOf';

/** What the parameters of a row come to, or why they come to nothing. */
export type PreparedRow =
	| { failure: Failure; parts?: never; options?: never }
	| { failure?: never; parts: Pick<Row, 'call' | 'values'>; options: Partial<IHttpRequestOptions> };

/** Gives a function that reads and checks the parameters of one row, and fills in its request. It never throws. */
export function rowPreparer(source: ItemSource, operation: Operation): (index: number) => PreparedRow {
	const { node, timezone } = source;
	const valuesOf = rowValuesReader({ operation, node, timezone });
	return (index) => {
		try {
			const read = (name: string, fallback: unknown) => source.parameter(name, index, fallback);
			const values = valuesOf(read);
			const options = readRequestOptions(read('requestOptions', {}));
			return { parts: { values, call: callOf(operation, values) }, options };
		} catch (error) {
			return { failure: toFailure(error, 'invalidInput') };
		}
	};
}
