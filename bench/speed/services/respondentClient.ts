import type { IDataObject } from 'n8n-workflow';
import { uuidOf } from '../server/route';
import type { Client } from './client';

interface Page {
	totalResults: number;
	results: IDataObject[];
}

const SIZE = 100;

/** Respondent's API. */
export const respondentClient: Client = {
	headers: { 'x-api-key': 'key-of-the-bench', 'x-api-secret': 'secret-of-the-bench' },
	recipient: (index) => uuidOf('c', index),
	send: ({ to, text }) => ({
		path: `/v1/messaging/conversations/${encodeURIComponent(to)}/messages`,
		body: { body: text },
	}),
	listPath: '/v1/messaging/messages',
	next: (page, previousBody) => {
		if (previousBody !== undefined && (page - 1) * SIZE >= (previousBody as Page).totalResults) return undefined;
		return { page, pageSize: SIZE, includeCount: true };
	},
	records: (body) => (body as Page).results,
	fewest: (records) => Math.max(1, Math.ceil(records / SIZE)),
};
