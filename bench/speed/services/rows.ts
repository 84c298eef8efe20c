import type { IDataObject } from 'n8n-workflow';
import type { Client, Row } from './client';

/** Row number `index`, counted from 0; every row has its own recipient and text. */
export function rowAt(client: Client, index: number): Row {
	return { to: client.recipient(index), text: `Hello ${index + 1}, would Tuesday at 10:00 work for you?` };
}

/** The first `count` rows as n8n items. */
export function itemsFor(client: Client, count: number): Array<{ json: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({ json: { ...rowAt(client, index) } }));
}
