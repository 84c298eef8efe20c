import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { root } from './paths';
import type { RestClient } from './rest';

/** A Data Table of the owner's own project. */
export interface DataTable {
	insert: (rows: IDataObject[]) => Promise<void>;
	rows: () => Promise<IDataObject[]>;
	/** Deletes it, so that its name can be used again. */
	remove: () => Promise<void>;
}

interface Answer<T> {
	data: T;
}

/** The columns of the table of a reply example, as the file to import has them. */
export function replyColumns(service: 'chatwoot' | 'respondent' | 'sinch'): string[] {
	return readFileSync(join(root, 'examples', `${service}-reply-table.csv`), 'utf8')
		.trim()
		.split(',');
}

/** Makes a Data Table with these columns, all of them text. */
export async function createDataTable({ http }: RestClient, name: string, columns: string[]): Promise<DataTable> {
	const project = await http.get<Answer<{ id: string }>>('/rest/projects/personal');
	const tables = `/rest/projects/${project.data.data.id}/data-tables`;
	const definition = { name, columns: columns.map((column) => ({ name: column, type: 'string' })) };
	const { data: table } = await http.post<Answer<{ id: string }>>(tables, definition);
	const own = `${tables}/${table.data.id}`;
	return {
		insert: async (data) => {
			await http.post(`${own}/insert`, { data, returnType: 'count' });
		},
		rows: async () => (await http.get<Answer<{ data: IDataObject[] }>>(`${own}/rows`)).data.data.data,
		remove: async () => {
			await http.delete(own);
		},
	};
}
