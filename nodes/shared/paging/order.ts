import type { IDataObject } from 'n8n-workflow';

/** One step of an order: records that it holds equal are compared by the next step. */
export interface OrderStep {
	/** The value to compare by; null for a record without one. */
	value: (record: IDataObject) => number | string | null;
	isDescending?: boolean;
	/** Where records without a value come. */
	missing: 'first' | 'last';
}

/** An order of records. */
export type Order = readonly OrderStep[];

const { compare } = new Intl.Collator('en');

/** The records in an order. Records that it holds equal stay as they are. */
export function inOrder(records: readonly IDataObject[], order: Order): IDataObject[] {
	return [...records].sort((one, other) => {
		for (const step of order) {
			const result = compareBy(step, one, other);
			if (result !== 0) return result;
		}
		return 0;
	});
}

/** A text that is the same for records that an order holds equal. */
export function placeIn(order: Order, record: IDataObject): string {
	return JSON.stringify(order.map(({ value }) => value(record)));
}

function compareBy({ value, isDescending, missing }: OrderStep, one: IDataObject, other: IDataObject): number {
	const [first, second] = [value(one), value(other)];
	if (first === null || second === null) {
		const turn = missing === 'last' ? 1 : -1;
		return turn * (Number(first === null) - Number(second === null));
	}
	const result =
		typeof first === 'number' && typeof second === 'number' ? first - second : compare(String(first), String(second));
	return isDescending ? -result : result;
}
