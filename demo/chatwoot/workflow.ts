import type { INodeExecutionData } from 'n8n-workflow';
import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import chatwoot from '../../examples/chatwoot.json';
import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node.ts';
import { toText } from '../../nodes/shared/base/record';
import type { ChatwootSandbox } from '../../sandbox';
import { asLoaded, type Setup } from '../../test/support/engine';
import type { RunOptions } from '../../test/support/workflow';
import { outputOf, runExample, sourceOf } from '../example';
import { withChoices } from '../../dev/choices';
import type { RowStatus } from '../rowStatus';
import { readRows, type RowWith } from '../sheet';

// The inbox of the API type in the sandbox.
const API_INBOX = '7';

/** One row of the sheet. */
export type PersonRow = RowWith<'first_name' | 'message' | 'phone'>;

/** The result of one row. */
export interface PersonReport {
	/** The number of the row, counted from 1 without the header line. */
	row: number;
	name: string;
	phone: string;
	status: RowStatus;
	/** The contact's ID, and whether it was found or created. */
	contact?: string;
	/** The conversation's ID, and whether it was reused or created. */
	conversation?: string;
	messageId?: number;
	/** The node's error message, when the row failed. */
	why?: string;
}

/** The Chatwoot node as n8n loads it, with the sandbox's access token. */
export function connect({ url, credentials: { accountId, accessToken } }: ChatwootSandbox): Setup {
	return {
		node: asLoaded(new Chatwoot()),
		credentialTypes: [new ChatwootApi()],
		credentials: { chatwootApi: { baseUrl: url, accountId, accessToken } },
	};
}

/** Reads a sheet of phone numbers. Throws `BadSheet`. */
export function readSheet(path: string): PersonRow[] {
	return readRows(path, ['first_name', 'phone', 'message']);
}

/** Runs the example workflow with these rows as its sheet. Throws when the workflow stops with an error. */
export async function runSheet(
	setup: Setup,
	rows: PersonRow[],
	onNode?: RunOptions['onNode'],
): Promise<PersonReport[]> {
	const run = await runExample(withChoices(chatwoot, { inboxId: API_INBOX }), setup, rows, onNode);
	const reports = rows.map(({ first_name: name, phone }, index): PersonReport => {
		return { row: index + 1, name, phone, status: 'failed' };
	});
	for (const item of [...outputOf(run, 'Send to Contact'), ...outputOf(run, 'Send to Contact', 'failed')]) {
		Object.assign(reports[sourceOf(item)] ?? {}, outcomeOf(item));
	}
	return reports;
}

function outcomeOf({ json }: INodeExecutionData): Pick<PersonReport, 'status'> & Partial<PersonReport> {
	const { error, contact, contactId, conversation, conversationId, messageId, status } = json;
	if (typeof error === 'string') return { status: 'failed', why: error };
	return {
		status: status === 'already sent' ? status : 'sent',
		contact: `${toText(contactId)} ${toText(contact)}`,
		conversation: `${toText(conversationId)} ${toText(conversation)}`,
		messageId: Number(messageId),
	};
}
