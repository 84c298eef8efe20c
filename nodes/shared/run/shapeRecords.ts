import type { IDataObject } from 'n8n-workflow';
import type { Entity } from '../operation/operation';
import type { Row } from '../operation/row';
import { type Values, without } from '../base/record';

/** Brings records into the form that the row asks for. */
export async function shapeRecords(
	entity: Entity | undefined,
	records: IDataObject[],
	row: Row,
): Promise<IDataObject[]> {
	const form = entity ? formOf(row.values) : 'raw';
	const shown = entity?.clean ? records.map(entity.clean) : records;
	if (!entity || form === 'raw') return entity?.hidden ? shown.map((record) => without(record, entity.hidden)) : shown;
	if (form === 'simplified') return await entity.simplify(shown, row);
	const names = Array.isArray(row.values.selectedFields) ? row.values.selectedFields.map(String) : [];
	return shown.map((record) => {
		const chosen = names
			.filter((name) => Object.hasOwn(record, name))
			.map((name) => [name, without(record[name], entity.hidden)]);
		return { ...entity.ids(record), ...(Object.fromEntries(chosen) as IDataObject) };
	});
}

function formOf(values: Values): string {
	return typeof values.output === 'string' ? values.output : 'simplified';
}
