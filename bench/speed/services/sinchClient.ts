import type { IDataObject } from 'n8n-workflow';
import type { Client } from './client';

interface Page {
	messages: IDataObject[];
	next_page_token: string;
}

const SIZE = 1000;

/** The ID of the Sinch app that sends. */
export const APP = '01HAPP0000000000000000000A';

/** Sinch's Conversation API. */
export const sinchClient: Client = {
	headers: { authorization: 'Bearer token-of-the-bench' },
	recipient: (index) => `+4670${String(index).padStart(8, '0')}`,
	send: ({ to, text }) => ({
		path: '/v1/projects/project-1/messages:send',
		body: {
			app_id: APP,
			recipient: { identified_by: { channel_identities: [{ channel: 'SMS', identity: to }] } },
			message: { text_message: { text } },
		},
	}),
	listPath: '/v1/projects/project-1/messages',
	next: (_page, previousBody): Record<string, number | string> | undefined => {
		if (previousBody === undefined) return { page_size: SIZE };
		const token = (previousBody as Page).next_page_token;
		return token === '' ? undefined : { page_size: SIZE, page_token: token };
	},
	records: (body) => (body as Page).messages,
	fewest: (records) => Math.max(1, Math.ceil(records / SIZE)),
};
