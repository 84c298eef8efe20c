import type { IHttpRequestOptions } from 'n8n-workflow';
import { asFailure, type Failure } from '../base/failure';
import type { Operation } from '../operation/operation';
import { readRequestOptions } from '../http/requestOptions';
import type { Row } from '../operation/row';
import type { Source } from './source';
import { valuesReader } from '../parameters/rowValues';
import { callOf } from '../parameters/callOf';

/** What the parameters of a row come to, or why they come to nothing. */
export type Filled =
	| { failure: Failure; parts?: never; options?: never }
	| { failure?: never; parts: Pick<Row, 'call' | 'values'>; options: Partial<IHttpRequestOptions> };

/** Gives a function that reads and checks the parameters of one row, and fills in its request. It never throws. */
export function filler(source: Source, operation: Operation): (index: number) => Filled {
	const { node, zone } = source;
	const valuesOf = valuesReader({ operation, node, zone });
	return (index) => {
		try {
			const read = (name: string, fallback: unknown) => source.parameter(name, index, fallback);
			const values = valuesOf(read);
			const options = readRequestOptions(read('requestOptions', {}));
			return { parts: { values, call: callOf(operation, values) }, options };
		} catch (error) {
			return { failure: asFailure(error, 'refused') };
		}
	};
}
