import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

const folder = join(__dirname, '../fixtures/sinch');

/** The names of the callbacks in test/fixtures/sinch, e.g. `message-inbound`. */
export const callbackNames = readdirSync(folder)
	.map((file) => file.replace('.json', ''))
	.sort();

/** A callback as Sinch sends it. */
export function callback(name: string): IDataObject {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as IDataObject;
}
