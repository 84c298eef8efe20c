import type { IConnections, INode, INodeExecutionData } from 'n8n-workflow';
import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import workflowFile from '../../examples/chatwoot.json';
import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node.ts';
import { textOf } from '../../nodes/shared/record';
import type { ChatwootSandbox } from '../../sandbox';
import { asLoaded, type Setup } from '../../test/support/engine';
import { makeWorkflow, passThrough, startWorkflow } from '../../test/support/workflow';
import type { RowWith } from '../sheet';

/** One row of the sheet, by column. */
export type PersonRow = RowWith<'first_name' | 'message' | 'phone'>;

/** What became of one row of the sheet. */
export interface PersonReport {
	/** Counted from 1, the header line not included. */
	row: number;
	name: string;
	phone: string;
	status: 'already sent' | 'refused' | 'sent';
	/** The contact's ID, and whether it was found or created; the conversation alike. */
	contact?: string;
	conversation?: string;
	messageId?: number;
	why?: string;
}

/** The Chatwoot node as n8n loads it, with the token of the sandbox. */
export function connect({ url, credentials: { accountId, accessToken } }: ChatwootSandbox): Setup {
	return {
		node: asLoaded(new Chatwoot()),
		credentialTypes: [new ChatwootApi()],
		credentials: { chatwootApi: { baseUrl: url, accountId, accessToken } },
	};
}

/** Runs the example workflow in n8n's own engine, with these rows as its sheet. Rejects when the workflow stops. */
export async function sendSheet(setup: Setup, rows: PersonRow[]): Promise<PersonReport[]> {
	const nodes = workflowFile.nodes.map((node) => ({
		...(node as INode),
		credentials: { chatwootApi: { id: '1', name: 'Chatwoot sandbox' } },
	}));
	const types = Object.fromEntries(nodes.map(({ type }) => [type, passThrough]));
	const workflow = makeWorkflow(
		{ nodes, connections: workflowFile.connections as IConnections },
		{ ...types, 'n8n-nodes-conversations.chatwoot': setup.node },
	);
	const { done } = startWorkflow(workflow, setup, {
		start: 'Start',
		items: [{ json: {} }],
		pinData: { 'Read CSV': [{ json: {} }], Sheet: rows.map((json) => ({ json })) },
	});
	const { resultData } = (await done).data;
	if (resultData.error) throw new Error(`The workflow stopped: ${resultData.error.message}`);
	const items = (resultData.runData['Send to Contact']?.[0]?.data?.main ?? []).flatMap((output) => output ?? []);
	return rows.map(({ first_name, phone }, index) => {
		const item = items.find(({ pairedItem }) => isLinkedTo(pairedItem, index));
		return { row: index + 1, name: first_name, phone, ...(item ? outcomeOf(item) : { status: 'refused' as const }) };
	});
}

function isLinkedTo(pairedItem: INodeExecutionData['pairedItem'], index: number): boolean {
	const [first] = [pairedItem].flat();
	return (typeof first === 'object' ? first.item : first) === index;
}

function outcomeOf({ json }: INodeExecutionData): Pick<PersonReport, 'status'> & Partial<PersonReport> {
	const { error, contact, contactId, conversation, conversationId, messageId, alreadySent } = json;
	if (typeof error === 'string') return { status: 'refused', why: error };
	return {
		status: alreadySent === true ? 'already sent' : 'sent',
		contact: `${textOf(contactId)} ${textOf(contact)}`,
		conversation: `${textOf(conversationId)} ${textOf(conversation)}`,
		messageId: Number(messageId),
	};
}
