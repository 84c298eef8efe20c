import type { IDataObject } from 'n8n-workflow';
import { omitDeep, withoutNulls, type Values } from '../base/record';
import type { Output } from '../operation/output';
import type { Row } from '../operation/row';
import { optionsOf } from '../parameters/deliveryOptions';

/**
 * Brings records into the form that the user chose: simplified, raw or selected fields. The simplified form leaves out what is not
 * known.
 */
export async function shapeRecords(
	output: Output | undefined,
	records: IDataObject[],
	row: Row,
): Promise<IDataObject[]> {
	const form = output ? outputFormOf(row.values) : 'raw';
	const shown = output?.redact ? records.map(output.redact) : records;
	if (!output || form === 'raw')
		return output?.secretFields ? shown.map((record) => omitDeep(record, output.secretFields)) : shown;
	if (form === 'simplified') return (await output.simplify(shown, row)).map(withoutNulls);
	const { selectedFields } = optionsOf(row.values);
	const names = Array.isArray(selectedFields) ? selectedFields.map(String) : [];
	return shown.map((stored) => {
		const record = output.withoutMark?.(stored) ?? stored;
		const chosen = names
			.filter((name) => Object.hasOwn(record, name))
			.map((name) => [name, omitDeep(record[name], output.secretFields)]);
		return { ...withoutNulls(output.ids(record)), ...(Object.fromEntries(chosen) as IDataObject) };
	});
}

/** The form of the output that a row asks for: simplified, selectedFields or raw. */
export function outputFormOf(values: Values): string {
	const { output } = optionsOf(values);
	return typeof output === 'string' ? output : 'simplified';
}
