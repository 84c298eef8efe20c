import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { outputFields } from '../fields/output';
import type { Row } from './row';

/** Turns records of the API into flat items. Gets whole pages, so that one request can serve many records. */
export type Simplify = (records: IDataObject[], row: Row) => IDataObject[] | Promise<IDataObject[]>;

/** How the records of an operation are shown. */
export interface Output {
	/** The entries of Options by which the user chooses the form of the output. Without them it is always simplified. */
	fields?: INodeProperties[];
	simplify: Simplify;
	/** The IDs that every form of output carries, read from the raw record. */
	ids: (record: IDataObject) => IDataObject;
	/** Removes from a record what no form may show. */
	redact?: (record: IDataObject) => IDataObject;
	/** Takes out of a record what the node itself has added to the user's data. The raw form shows it. */
	withoutMark?: (record: IDataObject) => IDataObject;
	/** Names of secrets in records: they are shown only when the user selects them by name. */
	secretFields?: string[];
}

/**
 * An output whose form the user chooses: Simplified, Selected API Fields or Raw. `fieldNames` are the top-level names of the
 * raw record, separated by blanks. Operations of one resource share the same output, or copies of it, so that n8n gets
 * these entries once.
 */
export function defineOutput({ fieldNames, ...output }: Omit<Output, 'fields'> & { fieldNames: string }): Output {
	return { ...output, fields: outputFields(fieldNames.trim().split(/\s+/)) };
}
